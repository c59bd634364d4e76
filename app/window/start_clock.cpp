#include "window/start_clock.h"

#include <unistd.h>
#include <QByteArray>
#include <QFile>
#include <ctime>

namespace signalbox::window {

double sinceProcessStartMs()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray line = stat.readAll();
    // the name in parentheses may hold anything: fields are counted behind it; the start time is field 22
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return -1;
    const double started = fields.at(19).toDouble() / double(::sysconf(_SC_CLK_TCK)) * 1000;
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6 - started;
}

}  // namespace signalbox::window
