// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <functional>

#include "signalbox/log_lines.h"

namespace signalbox {

// Names are signalbox.sync, signalbox.rpc, …: QT_LOGGING_RULES applies to them. Log text is English, in whole
// sentences.
Q_DECLARE_LOGGING_CATEGORY(logSync)
Q_DECLARE_LOGGING_CATEGORY(logRpc)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logEngine)
Q_DECLARE_LOGGING_CATEGORY(logUi)

/// Entries of this thread belong to that chain while the scope exists.
class LogChainScope {
public:
    explicit LogChainScope(const QString& caip2);
    ~LogChainScope();
    LogChainScope(const LogChainScope&) = delete;
    LogChainScope& operator=(const LogChainScope&) = delete;

private:
    QString m_before;
};

using LogSink = std::function<void(const LogEntry&)>;

/// Takes over Qt's message handler. Every message is redacted, then passed to each sink in the thread that logged it,
/// and to standard error unless quiet. Sinks must not log.
void installLog(bool toStandardError);
int addLogSink(LogSink sink);
void removeLogSink(int id);

/// A sink that appends lines to a file (0600). At `limitBytes` the file is renamed to <file>.1, that one to <file>.2
/// and so on; `keep` old files are kept.
LogSink fileLogSink(const QString& file, qint64 limitBytes = 8 * 1024 * 1024, int keep = 4);

}  // namespace signalbox
