#pragma once

namespace signalbox::window {

/// Milliseconds since the kernel started this process (to 10 ms): dynamic linking counts, too. -1: unknown.
double sinceProcessStartMs();

}  // namespace signalbox::window
