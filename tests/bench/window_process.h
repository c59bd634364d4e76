// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QRegularExpression>
#include <optional>

#include "window/single_window.h"

namespace signalbox::test {

/// The real window in a process of its own, without a display unless the environment names a platform. It reports on
/// standard error; what it said is kept.
class WindowProcess {
public:
    explicit WindowProcess(const QString& directory, const QStringList& arguments = {});
    ~WindowProcess();

    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// The number that the pattern's first group caught, in the first line that matches; none after that long.
    std::optional<double> reported(const QRegularExpression& pattern, int milliseconds);
    bool show(const QString& address);  ///< asks the running window for that page
    bool stop();                        ///< closes it as its own button does; false: it had to be killed or failed
    QString log() const { return m_log; }

private:
    void read(int milliseconds);
    QProcess m_process;
    window::SingleWindow m_single;
    QString m_log;
};

/// Every page of a workspace with that chain, as addresses.
QStringList pagesOf(const QString& caip2);

/// Charts of the window show that many seconds from its next start on.
void rememberRange(const QString& directory, qint64 seconds);

}  // namespace signalbox::test
