#pragma once

namespace signalbox {

/// A core dump would hold the keys that this process knows: none is written, by its children neither.
void forbidCoreDumps();

}  // namespace signalbox
