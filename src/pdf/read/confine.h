// What a process gives up before it touches what comes from outside, or a key.
#pragma once

namespace sealpress::pdf {

/// From here on the process leaves no core dump, and other programs of the same user cannot read
/// its memory. What is in memory then does not reach the disk by a crash.
void hide_memory();

/// From here on the process can gain no rights, start no program, open no connection and look into
/// no other process. What cannot be forbidden on this system stays allowed. Cannot be undone.
void confine();

}  // namespace sealpress::pdf
