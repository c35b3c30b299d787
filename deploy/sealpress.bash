# Completion for bash. Commands, options and forms are asked of the program itself.
_sealpress() {
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$(sealpress --help --lang en | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')" -- "$word")
  elif [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(sealpress "$command" --help | grep -o -- '--[a-z][a-z-]*' | sort -u)" -- "$word")
  elif ((COMP_CWORD == 2)) && [[ $command == @(forms|check|render|pack) ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(sealpress forms --ids; sealpress forms --ids | cut -d/ -f1 | uniq)" -- "$word"; compgen -f -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -o filenames -F _sealpress sealpress
