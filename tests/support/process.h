// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <memory>

#include "cluster/private_cluster.h"
#include "support/database.h"

namespace signalbox::test {

struct CliResult {
    int exitCode = -1;  ///< −1 if killed or timed out
    QByteArray out, err;
    QJsonObject json() const;                ///< the first line, as an object
    std::vector<QJsonObject> lines() const;  ///< each line, as an object
    QString text() const { return QString::fromUtf8(out + err); }
};

/// A fresh workspace folder controlled by signalbox-cli alone, as by an operator. All files are removed at the end.
class CliWorkspace {
public:
    explicit CliWorkspace(
        bool init = true);  ///< runs `workspace init` first if init; throws with its text if that fails
    ~CliWorkspace();

    QString directory() const { return m_directory; }
    /// Runs a command to its end, with --json when `json`.
    CliResult run(const QStringList& arguments, const QByteArray& input = {}, int timeoutMs = 120'000,
                  bool json = true);
    /// Several at the same time, each to its end.
    std::vector<CliResult> runTogether(const std::vector<QStringList>& commands, int timeoutMs = 120'000);
    /// Starts a command that keeps running (run, events --follow). `environment`: NAME=value.
    std::unique_ptr<QProcess> start(const QStringList& arguments, const QStringList& environment = {});
    static bool stop(QProcess& process,
                     int timeoutMs = 20'000);  ///< by SIGTERM; false if it had to be killed or failed

    /// Keeps the cluster running with its own session, so that tables can be read while no command runs.
    store::PrivateCluster& cluster();
    Database&
    database();  ///< as the engine role, which may do more than the reader: its own session, reopened when it broke
    void leaveCluster();

private:
    std::unique_ptr<QProcess> begin(const QStringList& arguments, const QByteArray& input, bool json) const;
    QStringList whole(const QStringList& arguments, bool json) const;
    QTemporaryDir m_folder;
    QString m_directory;
    std::unique_ptr<store::PrivateCluster> m_cluster;
    std::unique_ptr<Database> m_database;
};

QString cliBinary();
QStringList words(const char* text);  ///< arguments, separated by spaces
qint64 secondsSinceEpoch();

/// Waits until `condition` holds, checking every 20 ms; false after the timeout.
template <class Condition>
bool waitFor(Condition condition, int milliseconds);

}  // namespace signalbox::test

#include <QDeadlineTimer>
#include <QThread>

template <class Condition>
bool signalbox::test::waitFor(Condition condition, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(20);
    }
    return true;
}
