// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/hermes_program.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <algorithm>
#include <csignal>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr int stepMs = 200, graceMs = 10'000;
constexpr qsizetype mostOutput = 64 << 20;

tl::unexpected<Error> missing(Message message)
{
    return fail(ErrorKind::Unavailable, "HERMES_MISSING", std::move(message));
}

/// At most the end of it is of interest: the result is the last line.
void take(QByteArray& into, const QByteArray& bytes)
{
    into += bytes;
    if (into.size() > mostOutput)
        into.remove(0, into.size() - mostOutput / 2);
}

QString quoted(const QString& word)
{
    static const QRegularExpression plain(u"^[-_./=:,+%@A-Za-z0-9]+$"_s);
    if (plain.match(word).hasMatch())
        return word;
    QString inner = word;
    return u'\'' + inner.replace(u'\'', u"'\\''"_s) + u'\'';
}

}  // namespace

QStringList HermesProgram::whole(const QStringList& arguments) const
{
    QStringList all;
    if (!m_settings.config.isEmpty())
        all << u"--config"_s << m_settings.config;
    return all << u"--json"_s << arguments;
}

QString HermesProgram::commandLine(const QStringList& arguments) const
{
    QStringList words{quoted(m_settings.path.isEmpty() ? u"hermes"_s : m_settings.path)};
    for (const QString& word : whole(arguments))
        words << quoted(word);
    return words.join(u' ');
}

Expected<Done> HermesProgram::check() const
{
    if (m_settings.path.isEmpty())
        return missing(Message(QT_TRANSLATE_NOOP(
            "Engine", "No Hermes is set for this console. Set ibc.hermes_path to the program file of your Hermes.")));
    const QFileInfo program(m_settings.path);
    if (!program.exists())
        return missing(Message(QT_TRANSLATE_NOOP(
                                   "Engine", "There is no Hermes at %1. Install it there, or correct ibc.hermes_path."))
                           .arg(m_settings.path));
    if (!program.isFile() || !program.isExecutable())
        return missing(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "%1 cannot be run. Check that it is an executable file, and its permissions."))
                .arg(m_settings.path));
    if (!m_settings.config.isEmpty() && !QFileInfo(m_settings.config).isReadable())
        return missing(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The configuration %1 of Hermes cannot be read. Correct ibc.hermes_config."))
                .arg(m_settings.config));
    return Done{};
}

Expected<HermesRun> HermesProgram::run(const QStringList& arguments, std::chrono::milliseconds most,
                                       const Stop& stop) const
{
    if (const auto good = check(); !good)
        return fail(good.error());
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProgram(m_settings.path);
    process.setArguments(whole(arguments));
    process.setStandardInputFile(QProcess::nullDevice());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"NO_COLOR"_s, u"1"_s);
    environment.remove(u"RUST_LOG"_s);  // it would hide the lines that tell causes
    process.setProcessEnvironment(environment);
    // It must not relay on unseen if this process is killed, nor be ended by keys of the terminal.
    process.setChildProcessModifier([] {
        ::setsid();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    process.start();
    if (!process.waitForStarted(30'000))
        return missing(Message(QT_TRANSLATE_NOOP("Engine", "%1 cannot be started: %2."))
                           .arg(m_settings.path, process.errorString()));
    HermesRun run;
    const auto read = [&] {
        take(run.out, process.readAllStandardOutput());
        take(run.err, process.readAllStandardError());
    };
    while (!process.waitForFinished(stepMs) && process.state() != QProcess::NotRunning) {
        read();
        run.stopped = stop && stop();
        run.tooLong = !run.stopped && timer.elapsed() > most.count();
        if (!run.stopped && !run.tooLong)
            continue;
        process.terminate();
        if (!process.waitForFinished(graceMs)) {
            process.kill();
            process.waitForFinished(graceMs);
        }
        break;
    }
    read();
    run.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    run.milliseconds = double(timer.elapsed());
    return run;
}

QString sequenceRanges(const std::vector<quint64>& sequences)
{
    std::vector<quint64> sorted = sequences;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    QStringList words;
    for (std::size_t i = 0; i < sorted.size();) {
        std::size_t last = i;
        while (last + 1 < sorted.size() && sorted[last + 1] == sorted[last] + 1)
            ++last;
        words << (last == i ? QString::number(sorted[i]) : u"%1..%2"_s.arg(sorted[i]).arg(sorted[last]));
        i = last + 1;
    }
    return words.join(u',');
}

QStringList clearArguments(const QString& chainId, const QString& port, const QString& channel,
                           const std::vector<quint64>& sequences)
{
    return {u"clear"_s,
            u"packets"_s,
            u"--chain"_s,
            chainId,
            u"--port"_s,
            port,
            u"--channel"_s,
            channel,
            u"--packet-sequences"_s,
            sequenceRanges(sequences)};
}

QStringList balanceArguments(const QString& chainId)
{
    return {u"keys"_s, u"balance"_s, u"--chain"_s, chainId, u"--all"_s};
}

Message nameProblem(const QString& chainId, const QString& port, const QString& channel)
{
    // A name with a leading hyphen would be read as an option.
    static const QRegularExpression chain(u"\\A[A-Za-z0-9][-_.A-Za-z0-9]{0,63}\\z"_s),
        end(u"\\A[A-Za-z0-9._+#\\[\\]<>][-A-Za-z0-9._+#\\[\\]<>]{1,127}\\z"_s);
    if (!chain.match(chainId).hasMatch())
        return Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid chain ID.")).arg(chainId.left(80));
    if (!end.match(port).hasMatch())
        return Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid IBC port.")).arg(port.left(80));
    if (!end.match(channel).hasMatch())
        return Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid IBC channel.")).arg(channel.left(80));
    return {};
}

}  // namespace signalbox::ibc
