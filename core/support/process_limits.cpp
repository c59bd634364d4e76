#include "support/process_limits.h"

#include <sys/resource.h>

namespace signalbox {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

}  // namespace signalbox
