// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox {

Q_LOGGING_CATEGORY(logSync, "signalbox.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(logRpc, "signalbox.rpc", QtInfoMsg)
Q_LOGGING_CATEGORY(logStore, "signalbox.store", QtInfoMsg)
Q_LOGGING_CATEGORY(logEngine, "signalbox.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(logUi, "signalbox.ui", QtInfoMsg)

namespace {

thread_local QString threadChain;
thread_local bool insideSink = false;

struct Sinks {
    QMutex mutex;
    std::map<int, std::shared_ptr<LogSink>> all;
    int next = 1;
    bool toStandardError = true;
};

Sinks& sinks()
{
    static auto* const all = new Sinks;  // messages may arrive while statics are being destroyed
    return *all;
}

QString levelName(QtMsgType type)
{
    switch (type) {
        case QtDebugMsg:
            return u"debug"_s;
        case QtInfoMsg:
            return u"info"_s;
        case QtWarningMsg:
            return u"warning"_s;
        case QtCriticalMsg:
        case QtFatalMsg:
            break;
    }
    return u"error"_s;
}

void handle(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    LogEntry entry;
    entry.at = QDateTime::currentDateTimeUtc();
    entry.level = levelName(type);
    entry.category = QString::fromLatin1(context.category ? context.category : "qt");
    if (entry.category.startsWith("signalbox."_L1))
        entry.category.remove(0, 10);
    entry.caip2 = threadChain;
    entry.text = redact(message);

    std::vector<std::shared_ptr<LogSink>> targets;
    bool print = false;
    {
        Sinks& all = sinks();
        const QMutexLocker locker(&all.mutex);
        print = all.toStandardError;
        if (!insideSink)
            for (const auto& [id, sink] : all.all)
                targets.push_back(sink);
    }
    if (print || type == QtFatalMsg) {
        const QByteArray line = (entry.level + ": "_L1 + entry.text + QLatin1Char('\n')).toUtf8();
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    }
    insideSink = true;
    for (const auto& sink : targets)
        (*sink)(entry);
    insideSink = false;
}

}  // namespace

LogChainScope::LogChainScope(const QString& caip2) : m_before(threadChain)
{
    threadChain = caip2;
}

LogChainScope::~LogChainScope()
{
    threadChain = m_before;
}

void installLog(bool toStandardError)
{
    {
        const QMutexLocker locker(&sinks().mutex);
        sinks().toStandardError = toStandardError;
    }
    qInstallMessageHandler(handle);
}

int addLogSink(LogSink sink)
{
    const QMutexLocker locker(&sinks().mutex);
    const int id = sinks().next++;
    sinks().all.emplace(id, std::make_shared<LogSink>(std::move(sink)));
    return id;
}

void removeLogSink(int id)
{
    const QMutexLocker locker(&sinks().mutex);
    sinks().all.erase(id);
}

LogSink fileLogSink(const QString& file, qint64 limitBytes, int keep)
{
    struct State {
        QMutex mutex;
        QByteArray path;
        int fd = -1;
        qint64 size = 0;
        ~State()
        {
            if (fd >= 0)
                ::close(fd);
        }
        void open()
        {
            fd = ::open(path.constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
            struct stat info {};
            size = fd >= 0 && ::fstat(fd, &info) == 0 ? info.st_size : 0;
        }
        /// Another process may have renamed the file: this process then has it open under its old name.
        bool isStill() const
        {
            struct stat ours {
            }, there{};
            return ::fstat(fd, &ours) == 0 && ::stat(path.constData(), &there) == 0 && ours.st_ino == there.st_ino;
        }
        QByteArray old(int number) const { return path + '.' + QByteArray::number(number); }
    };
    const auto state = std::make_shared<State>();
    state->path = QFile::encodeName(file);
    state->open();
    return [state, limitBytes, keep](const LogEntry& entry) {
        const QByteArray line = logLine(entry).toUtf8() + '\n';
        const QMutexLocker locker(&state->mutex);
        if (state->fd >= 0 && state->size > 0 && state->size + line.size() > limitBytes) {
            if (state->isStill()) {
                if (keep < 1)
                    ::unlink(state->path.constData());
                for (int number = keep; number > 0; --number)
                    ::rename((number > 1 ? state->old(number - 1) : state->path).constData(),
                             state->old(number).constData());
            }
            ::close(state->fd);
            state->open();
        }
        if (state->fd >= 0 && ::write(state->fd, line.constData(), static_cast<std::size_t>(line.size())) > 0)
            state->size += line.size();
    };
}

}  // namespace signalbox
