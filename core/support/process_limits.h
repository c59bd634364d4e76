#pragma once

namespace signalbox {

/// A core dump would hold the keys that this process knows: none is written, by its children neither.
void forbidCoreDumps();

/// Tells the allocator to give back what a burst has left: with a thread for each chain, what it keeps by default adds
/// up to several times what is in use. Called first in main().
void keepMemorySmall();

}  // namespace signalbox
