// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/bench_tools.h"
#include "signalbox/literals.h"

#include <sys/resource.h>
#include <unistd.h>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QLocale>
#include <QSet>
#include <algorithm>
#include <cmath>

namespace signalbox::test {

namespace {

struct Process {
    qint64 parent;
    double ticks;
};

double treeTicks(const std::vector<qint64>& roots)
{
    QHash<qint64, Process> processes;
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool number = false;
        const qint64 pid = name.toLongLong(&number);
        QFile file(u"/proc/%1/stat"_s.arg(name));
        if (!number || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.size() > 14)
            processes.insert(pid, {fields.at(1).toLongLong(), fields.at(11).toDouble() + fields.at(12).toDouble() +
                                                                  fields.at(13).toDouble() + fields.at(14).toDouble()});
    }
    double ticks = 0;
    for (auto it = processes.begin(); it != processes.end(); ++it)
        for (qint64 at = it.key(); processes.contains(at) && at > 1; at = processes.value(at).parent)
            if (std::find(roots.begin(), roots.end(), at) != roots.end()) {
                ticks += it->ticks;
                break;
            }
    return ticks;
}

}  // namespace

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = std::size_t(std::ceil(share * double(values.size())));
    return values[std::min(values.size() - 1, rank == 0 ? 0 : rank - 1)];
}

CpuWatch::CpuWatch(std::vector<qint64> roots) : m_roots(std::move(roots))
{
    m_roots.push_back(QCoreApplication::applicationPid());
    start();
}

void CpuWatch::start()
{
    m_start = read();
}

CpuWatch::Reading CpuWatch::read() const
{
    Reading reading;
    QFile stat(u"/proc/stat"_s);
    if (stat.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> fields = stat.readLine().simplified().split(' ');
        for (int i = 1; i < fields.size() && i <= 8; ++i) {
            reading.all += fields.at(i).toDouble();
            if (i != 4 && i != 5)
                reading.busy += fields.at(i).toDouble();
        }
    }
    reading.own = treeTicks(m_roots);
    return reading;
}

double treeSeconds(qint64 root)
{
    return treeTicks({root}) / double(::sysconf(_SC_CLK_TCK));
}

double reapedSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_CHILDREN, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double CpuWatch::foreignShare() const
{
    const Reading now = read();
    const double all = now.all - m_start.all;
    return all <= 0 ? 0 : std::max(0.0, (now.busy - m_start.busy) - (now.own - m_start.own)) / all;
}

double CpuWatch::ownSeconds() const
{
    return (read().own - m_start.own) / double(::sysconf(_SC_CLK_TCK));
}

QString asTable(const QStringList& head, const std::vector<QStringList>& rows)
{
    QList<qsizetype> widths;
    for (qsizetype column = 0; column < head.size(); ++column) {
        qsizetype width = head.at(column).size();
        for (const QStringList& row : rows)
            width = std::max(width, row.value(column).size());
        widths << width;
    }
    QString out;
    const auto add = [&](const QStringList& row) {
        for (qsizetype column = 0; column < head.size(); ++column) {
            const QString cell = row.value(column);
            out +=
                column == 0 ? cell.leftJustified(widths.at(column)) : u"  "_s + cell.rightJustified(widths.at(column));
        }
        out += u'\n';
    };
    add(head);
    for (const QStringList& row : rows)
        add(row);
    return out;
}

QString thousands(double number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(qint64(std::llround(number)));
}

int argument(const char* name, int otherwise)
{
    const QStringList words = QCoreApplication::arguments();
    const auto at = words.indexOf(u"--"_s + QLatin1String(name));
    return at > 0 && at + 1 < words.size() ? words.at(at + 1).toInt() : otherwise;
}

bool flag(const char* name)
{
    return QCoreApplication::arguments().contains(u"--"_s + QLatin1String(name));
}

double pss(qint64 root)
{
    double kilobytes = 0;
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        qint64 at = name.toLongLong();
        while (at > 1 && at != root) {
            QFile stat(u"/proc/%1/stat"_s.arg(at));
            if (!stat.open(QIODevice::ReadOnly))
                break;
            const QByteArray line = stat.readAll();
            at = line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
        }
        if (at != root || root <= 1)
            continue;
        QFile rollup(u"/proc/%1/smaps_rollup"_s.arg(name));
        if (!rollup.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : rollup.readAll().split('\n'))
            if (line.startsWith("Pss:"))
                kilobytes += line.mid(4).simplified().split(' ').first().toDouble();
    }
    return kilobytes / 1024;
}

double anonymous(qint64 pid)
{
    QFile rollup(u"/proc/%1/smaps_rollup"_s.arg(pid));
    if (!rollup.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : rollup.readAll().split('\n'))
        if (line.startsWith("Pss_Anon:"))
            return line.mid(9).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

}  // namespace signalbox::test
