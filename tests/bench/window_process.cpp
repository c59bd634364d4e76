// SPDX-License-Identifier: GPL-3.0-or-later

#include "window_process.h"

#include <sys/prctl.h>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <csignal>

#include "desk/desk.h"
#include "signalbox/literals.h"

namespace signalbox::test {

WindowProcess::WindowProcess(const QString& directory, const QStringList& arguments) : m_single(directory)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);  // keeps the bench away from the user's keychain
    if (!variables.contains(u"QT_QPA_PLATFORM"_s))
        variables.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_process.setProcessEnvironment(variables);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QCoreApplication::applicationDirPath() + u"/signalbox"_s,
                    QStringList{u"--workspace"_s, directory} + arguments);
    m_process.waitForStarted();
}

WindowProcess::~WindowProcess()
{
    stop();
}

void WindowProcess::read(int milliseconds)
{
    m_process.waitForReadyRead(milliseconds);
    m_log += QString::fromUtf8(m_process.readAll());
}

std::optional<double> WindowProcess::reported(const QRegularExpression& pattern, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (true) {
        if (const auto match = pattern.match(m_log); match.hasMatch())
            return match.captured(1).toDouble();
        if (clock.hasExpired(milliseconds) || !isRunning())
            return std::nullopt;
        read(50);
    }
}

bool WindowProcess::show(const QString& address)
{
    read(0);
    return m_single.raiseOther(address);
}

bool WindowProcess::stop()
{
    if (!isRunning())
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    m_process.terminate();
    if (!m_process.waitForFinished(20'000)) {
        m_process.kill();
        m_process.waitForFinished();
        return false;
    }
    m_log += QString::fromUtf8(m_process.readAll());
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QStringList pagesOf(const QString& caip2)
{
    return {u"overview"_s,
            u"chains"_s,
            u"chains/"_s + caip2,
            u"events?kind=transfers&chain="_s + caip2,
            u"events?kind=registry"_s,
            u"settings"_s};
}

void rememberRange(const QString& directory, qint64 seconds)
{
    ui::Desk desk(directory + u"/desk.sqlite"_s);
    desk.setValue(u"window/timeRange"_s, seconds);
}

}  // namespace signalbox::test
