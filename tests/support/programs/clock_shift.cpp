// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into a program under test: shifts its wall clock by the number of seconds in the file SIGNALBOX_CLOCK_FILE
// (a binary 64-bit number, read at each call). The steady clock is unchanged.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <ctime>

namespace {

std::int64_t shift()
{
    static const volatile std::int64_t* const seconds = []() -> const volatile std::int64_t*
    {
        const char* path = std::getenv("SIGNALBOX_CLOCK_FILE");
        const int file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        if (file < 0)
            return nullptr;
        void* place = ::mmap(nullptr, sizeof(std::int64_t), PROT_READ, MAP_SHARED, file, 0);
        ::close(file);
        return place == MAP_FAILED ? nullptr : static_cast<const volatile std::int64_t*>(place);
    }
    ();
    return seconds ? *seconds : 0;
}

}  // namespace

extern "C" int clock_gettime(clockid_t clock, struct timespec* out) noexcept
{
    const int result = int(::syscall(SYS_clock_gettime, clock, out));
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        out->tv_sec += shift();
    return result;
}

extern "C" int gettimeofday(struct timeval* out, void*) noexcept
{
    struct timespec now {};
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = now.tv_nsec / 1000;
    return 0;
}

extern "C" time_t time(time_t* out) noexcept
{
    struct timespec now {};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}
