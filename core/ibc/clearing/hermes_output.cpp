// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/hermes_output.h"

#include <simdjson.h>

#include <QRegularExpression>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/redact.h"
#include "support/safe_text.h"

namespace signalbox::ibc {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr qsizetype mostKept = 64 * 1024, mostWords = 2'000;

QString textOf(const element& value)
{
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS)
        return visibleText(text, mostWords);
    return visibleText(std::string_view(simdjson::minify(value)), mostWords);
}

QString field(const object& of, const char* name)
{
    std::string_view text;
    return of[name].get(text) == simdjson::SUCCESS ? visibleText(text, mostWords) : QString();
}

/// "7B226572726F72…" is {"error…
bool isErrorAck(const object& event)
{
    std::string_view hex;
    if (event["ack"].get(hex) != simdjson::SUCCESS)
        return false;
    const QByteArray ack = QByteArray::fromHex(QByteArray(hex.data(), qsizetype(hex.size())));
    return ack.contains("\"error\"") && !ack.contains("\"result\"");
}

void takeEvent(std::string_view name, const element& value, HermesOutput& output)
{
    if (name == "ChainError") {
        output.rejected << textOf(value);
        return;
    }
    HermesOutput::Relayed relayed;
    if (name == "ReceivePacket" || name == "WriteAcknowledgement")
        relayed.kind = HermesOutput::Relayed::Received;
    else if (name == "AcknowledgePacket")
        relayed.kind = HermesOutput::Relayed::Acknowledged;
    else if (name == "TimeoutPacket" || name == "TimeoutOnClosePacket")
        relayed.kind = HermesOutput::Relayed::TimedOut;
    else
        return;  // client updates
    object event, packet;
    uint64_t sequence = 0;
    if (value.get(event) != simdjson::SUCCESS || event["packet"].get(packet) != simdjson::SUCCESS ||
        packet["sequence"].get(sequence) != simdjson::SUCCESS)
        return;
    relayed.sequence = sequence;
    relayed.port = field(packet, "source_port");
    relayed.channel = field(packet, "source_channel");
    relayed.errorAck = isErrorAck(event);
    output.relayed.push_back(relayed);
}

void takeLine(const object& line, HermesOutput& output)
{
    element result;
    std::string_view status;
    if (line["status"].get(status) == simdjson::SUCCESS && line["result"].get(result) == simdjson::SUCCESS) {
        output.hasResult = true;
        output.success = status == "success";
        output.relayed.clear();
        output.rejected.clear();
        output.failure = output.success ? QString() : textOf(result);
        array events;
        if (output.success && result.get(events) == simdjson::SUCCESS)
            for (const element each : events) {
                object event;
                if (each.get(event) == simdjson::SUCCESS)
                    for (const auto [name, value] : event)
                        takeEvent(name, value, output);
            }
        return;
    }
    object fields;
    if (field(line, "level") == "ERROR"_L1 && line["fields"].get(fields) == simdjson::SUCCESS)
        output.errors << field(fields, "message");
}

/// Calls `take` for each line that is a JSON object.
template <class Take>
void eachObject(const QByteArray& output, const Take& take)
{
    simdjson::dom::parser parser;
    for (const QByteArray& line : output.split('\n')) {
        const QByteArray text = line.trimmed();
        object read;
        if (text.startsWith('{') && parser.parse(text.constData(), size_t(text.size())).get(read) == simdjson::SUCCESS)
            take(read);
    }
}

}  // namespace

QByteArray plainOutput(QByteArray output)
{
    if (!output.contains('\x1b'))
        return output;
    static const QRegularExpression controls(
        u"\\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)|[@-_])"_s);
    return QString::fromUtf8(output).remove(controls).toUtf8();
}

HermesOutput readOutput(const QByteArray& standardOutput)
{
    HermesOutput output;
    eachObject(plainOutput(standardOutput), [&](const object& line) { takeLine(line, output); });
    return output;
}

QString HermesOutput::cause() const
{
    if (!failure.isEmpty())
        return failure;
    if (!rejected.isEmpty())
        return rejected.first();
    return errors.isEmpty() ? QString() : errors.first();
}

QByteArray keptOutput(const QByteArray& output)
{
    QString text = QString::fromUtf8(plainOutput(output));
    // Keys of a test key store are printed by some commands; none of them is run, but nothing may depend on that.
    static const QRegularExpression keys(u"(\"(?:private_key|mnemonic|secret_key)\"\\s*:\\s*\")[^\"]*"_s);
    text.replace(keys, u"\\1••••"_s);
    QByteArray kept = redact(text).toUtf8();
    if (kept.size() > mostKept) {
        kept = kept.right(mostKept);
        while (!kept.isEmpty() && (uchar(kept.front()) & 0xc0) == 0x80)
            kept.remove(0, 1);
    }
    return kept;
}

QString versionIn(const QByteArray& output)
{
    static const QRegularExpression version(u"\\b[Hh]ermes v?(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}[-+.0-9A-Za-z]{0,40})"_s);
    return version.match(QString::fromUtf8(plainOutput(output))).captured(1);
}

bool isOlder(const QString& version, int major, int minor)
{
    const int first = version.section(u'.', 0, 0).toInt(), second = version.section(u'.', 1, 1).toInt();
    return first < major || (first == major && second < minor);
}

std::vector<std::pair<QString, QString>> balancesIn(const QByteArray& output)
{
    std::vector<std::pair<QString, QString>> balances;
    eachObject(plainOutput(output), [&](const object& line) {
        array list;
        if (line["result"].get(list) != simdjson::SUCCESS)
            return;
        for (const element each : list) {
            object coin;
            if (each.get(coin) == simdjson::SUCCESS)
                balances.emplace_back(field(coin, "denom"), field(coin, "amount"));
        }
    });
    return balances;
}

bool isPassing(const QString& given)
{
    QString text = given;
    text.remove(u"timeout packets"_s).remove(u"timeout messages"_s);  // what it relayed, in each of its messages
    for (const char* words : {"deadline exceeded", "connection refused", "connection reset", "timeout", "timed out",
                              "temporary failure", "unavailable"})
        if (text.contains(QLatin1String(words), Qt::CaseInsensitive))
            return true;
    return false;
}

}  // namespace signalbox::ibc
