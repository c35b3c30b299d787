#include "cli/password.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>

#include "base/secret.h"
#include "text/encoding.h"

namespace sealpress::cli {
namespace {

constexpr std::size_t kLongest = 4096;

/// The first line of what an editor saved, Windows' own among them: with a byte order mark, in
/// UTF-16 or GB18030. Bytes that are no text are a password as they are.
std::string first_line(std::string& bytes) {
  std::optional<std::string> text = text::decode_any(bytes);
  std::string& read = text ? *text : bytes;
  std::string line = read.substr(0, read.find_first_of("\r\n"));
  wipe(read);
  wipe(bytes);
  return line;
}

/// The terminal with its echo switched off, until the end of the scope.
class Terminal {
 public:
  Terminal() : file_(open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (file_ < 0 || tcgetattr(file_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silenced_ = tcsetattr(file_, TCSAFLUSH, &silent) == 0;
  }
  ~Terminal() {
    if (silenced_) tcsetattr(file_, TCSAFLUSH, &before_);
    if (file_ >= 0) close(file_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool works() const { return silenced_; }
  void say(const std::string& text) const {
    if (write(file_, text.data(), text.size()) < 0) return;
  }
  std::string line() const {
    std::string text;
    char c = 0;
    while (text.size() < kLongest && ::read(file_, &c, 1) == 1 && c != '\n') text += c;
    return text;
  }

 private:
  int file_;
  termios before_{};
  bool silenced_ = false;
};

}  // namespace

void PasswordOptions::describe(CLI::App& sub, const std::string& what,
                               const std::string& about_file, const std::string& about_variable) {
  CLI::Option* file = sub.add_option("--" + what + "-password-file", file_, about_file);
  file->type_name("FILE");
  sub.add_option("--" + what + "-password-env", variable_, about_variable)
      ->type_name("NAME")
      ->excludes(file);
}

Result<std::string> PasswordOptions::read(Session& session) const {
  if (!file_.empty()) {
    auto text = session.workspace().environment().read_file(file_, kLongest);
    if (!text) return fail(std::move(text.error()));
    return first_line(*text);
  }
  if (variable_.empty()) return std::string();
  const char* value = std::getenv(variable_.c_str());
  if (value == nullptr) return fail(usage_error("cli.no_variable").with("name", variable_));
  return std::string(value);
}

std::optional<std::string> ask_password(const std::string& question) {
  const Terminal terminal;
  if (!terminal.works()) return std::nullopt;
  terminal.say(question);
  std::string text = terminal.line();
  terminal.say("\n");
  return text;
}

}  // namespace sealpress::cli
