// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <QStringList>
#include <vector>

namespace signalbox::test {

double median(std::vector<double> values);
double percentile(std::vector<double> values, double share);  ///< share 0…1, the nearest rank above

/// CPU time used by other processes: /proc/stat minus these processes, their descendants and the children that those
/// reaped.
class CpuWatch {
public:
    explicit CpuWatch(std::vector<qint64> roots);  ///< this process is always included
    void start();
    double foreignShare() const;  ///< share of all cores since start()
    double ownSeconds() const;

private:
    struct Reading {
        double busy = 0, all = 0, own = 0;
    };
    Reading read() const;
    std::vector<qint64> m_roots;
    Reading m_start;
};

double treeSeconds(qint64 root);  ///< CPU of a process, its descendants and the children that they reaped
double reapedSeconds();           ///< CPU of this process's children that have ended

/// Columns padded to their widest cell; the first column is left-aligned, the others right-aligned.
QString asTable(const QStringList& head, const std::vector<QStringList>& rows);
QString thousands(double number);
int argument(const char* name, int otherwise);  ///< --name N of the program's arguments
bool flag(const char* name);

/// Proportional set size of a process and its descendants, in MB.
double pss(qint64 root);
/// Megabytes of one process that are neither shared nor file-backed: the memory that it has allocated and not returned.
double anonymous(qint64 pid);

}  // namespace signalbox::test
