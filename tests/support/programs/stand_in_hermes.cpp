// SPDX-License-Identifier: GPL-3.0-or-later

// A program that prints what Hermes 1.13.2 printed in the recording, or misbehaves. Its "configuration" is a JSON
// object: mode; log: a file that gets a line with the arguments of each run; fails: so many runs of `clear packets` end
// as a node that is away.

#include <unistd.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>
#include <csignal>
#include <cstdio>

#include "signalbox/literals.h"
#include "support/clearing_recording.h"

using namespace signalbox;

namespace {

constexpr char began[] =
    R"json({"timestamp":"2026-11-21T10:18:01.086747Z","level":"INFO","fields":{"message":"running Hermes v1.13.2"},"threadId":"ThreadId(1)"})json"
    "\n";

// As recorded when the clock of a chain was ahead.
constexpr char failing[] =
    R"json({"timestamp":"2026-11-21T10:18:01.995301Z","level":"ERROR","fields":{"message":"Failed to relay forward recv and timeout packets: failed during a client operation\n\nCaused by:\n    update header from chain-c-4 with height 4-741 and time 2026-11-21T10:18:51.042594273Z is in the future compared with latest header on chain-b"},"threadId":"ThreadId(1)"})json"
    "\n";

int print(const QByteArray& text, int code)
{
    std::fwrite(text.constData(), 1, std::size_t(text.size()), stdout);
    std::fflush(stdout);
    return code;
}

int lines(const QString& file)
{
    QFile log(file);
    return log.open(QIODevice::ReadOnly) ? int(log.readAll().count("clear packets")) : 0;
}

int run(const QStringList& arguments, const QJsonObject& config)
{
    const QString mode = config.value("mode"_L1).toString();
    const bool clears = arguments.contains(u"clear"_s);
    if (mode == "html"_L1)
        return print("<!doctype html><html><body>502 Bad Gateway</body></html>\n", 0);
    if (arguments.contains(u"version"_s) && mode == "old"_L1)
        return print("hermes 1.7.4\n", 0);
    if (clears) {
        if (mode == "hang"_L1 || mode == "hang_hard"_L1) {
            if (mode == "hang_hard"_L1)
                std::signal(SIGTERM, SIG_IGN);
            print(began, 0);
            QThread::sleep(600);
        }
        if (mode == "empty"_L1)
            return print(began + QByteArray("{\"result\":[],\"status\":\"success\"}\n"), 0);
        if (mode == "chain_error"_L1)
            return print(
                began + QByteArray("{\"result\":[{\"ChainError\":\"deliver_tx on chain-b failed: insufficient funds: "
                                   "spendable balance 5stake is smaller than 625stake\"}],\"status\":\"success\"}\n"),
                0);
        if (mode == "silent"_L1)
            return 3;
        const int fails = config.value("fails"_L1).toInt();
        if (fails > 0 && lines(config.value("log"_L1).toString()) <= fails)
            return print(
                began + QByteArray("{\"result\":\"tcp connect error: Connection refused (os error 111)\",\"status\":"
                                   "\"error\"}\n"),
                1);
        if (mode == "errors"_L1)
            return print(QByteArray(began) + failing + "{\"result\":[],\"status\":\"success\"}\n", 0);
    }
    if (const auto recorded = test::ClearingRecording::get().program(arguments))
        return print(recorded->response, recorded->status);
    if (clears)
        return print(began + QByteArray("{\"result\":[],\"status\":\"success\"}\n"), 0);
    return print(began + QByteArray("{\"result\":\"not recorded\",\"status\":\"error\"}\n"), 1);
}

}  // namespace

int main(int argc, char** argv)
{
    const QCoreApplication program(argc, argv);
    QStringList arguments = program.arguments().mid(1);
    QJsonObject config;
    if (arguments.size() >= 2 && arguments.at(0) == "--config"_L1) {
        QFile file(arguments.at(1));
        if (file.open(QIODevice::ReadOnly))
            config = QJsonDocument::fromJson(file.readAll()).object();
        arguments = arguments.mid(2);
    }
    if (QFile log(config.value("log"_L1).toString()); !log.fileName().isEmpty() && log.open(QIODevice::Append))
        log.write(arguments.join(u' ').toUtf8() + '\n');
    return run(arguments, config);
}
