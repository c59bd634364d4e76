// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/process_limits.h"

#include <malloc.h>
#include <sys/resource.h>

namespace signalbox {

void forbidCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

void keepMemorySmall()
{
#ifdef __GLIBC__
    ::mallopt(M_ARENA_MAX, 4);
    ::mallopt(M_MMAP_THRESHOLD, 8 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

void giveMemoryBack()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

}  // namespace signalbox
