// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/endpoint_verdict.h"

#include <QLocale>
#include <QStringList>
#include <algorithm>

#include "addchain/chain_plan.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

using Lines = EndpointLines;

QString grouped(qint64 number)
{
    return QLocale().toString(number);
}

QString withNextTry(QString text, const EndpointLines::Line& line, const QDateTime& now)
{
    if (!line.nextTryAt.isValid())
        return text;
    const qint64 seconds = std::max<qint64>(0, (now.msecsTo(line.nextTryAt) + 999) / 1000);
    if (!text.isEmpty())
        text += QLatin1Char(' ');
    return text + EndpointVerdict::tr("Next attempt in %1 s.").arg(seconds);
}

QString failureHead(const Error& error)
{
    const int http = error.args.value(u"http"_s).toInt();
    if (http == 429 || error.code.contains(u"RATE"_s))
        return http > 0 ? EndpointVerdict::tr("Rate limited (HTTP %1)").arg(http) : EndpointVerdict::tr("Rate limited");
    if (error.code == u"NOT_RPC"_s)
        return EndpointVerdict::tr("Not an RPC endpoint");
    if (error.kind == ErrorKind::Invalid)
        return EndpointVerdict::tr("Not a valid endpoint");
    if (error.kind == ErrorKind::Unavailable)
        return EndpointVerdict::tr("No response");
    if (http >= 400)
        return EndpointVerdict::tr("Refused (HTTP %1)").arg(http);
    return error.kind == ErrorKind::Retryable ? EndpointVerdict::tr("Temporarily busy")
                                              : EndpointVerdict::tr("Refused");
}

EndpointVerdict accepted(const EndpointLines::Line& line)
{
    const ProbeReport& report = *line.report;
    QStringList parts{EndpointVerdict::tr("chain ID %1").arg(chainNumber(report.caip2))};
    if (report.networkId)
        parts << EndpointVerdict::tr("network %1").arg(grouped(*report.networkId));
    if (report.head)
        parts << EndpointVerdict::tr("head %1").arg(grouped(*report.head));
    if (report.latencyMs)
        parts << EndpointVerdict::tr("%1 ms").arg(grouped(qRound64(*report.latencyMs)));
    EndpointVerdict verdict{State::True, parts.join(u" · "_s), EndpointVerdict::abilities(report), FieldCheck::None,
                            false};
    const auto unencrypted = [](const ProbeReport::Check& check) {
        return check.error && check.error->code == u"KEY_WITHOUT_TLS"_s;
    };
    if (std::any_of(report.checks.begin(), report.checks.end(), unencrypted)) {
        verdict.sign = State::Slow;
        verdict.check = FieldCheck::Warned;
        verdict.detail += QLatin1Char('\n') + EndpointVerdict::tr(
                                                  "The connection is not encrypted: the API key can be read in "
                                                  "transit. Use https if the server supports it.");
    }
    // An endpoint that needed repeated requests is accepted with a warning.
    static const QStringList shaky{u"HEAD_NOT_READABLE"_s, u"BATCH_INCOMPLETE"_s, u"REQUESTS_FAILED"_s};
    for (const ProbeReport::Check& check : report.checks) {
        if (!check.ok || !check.error || !shaky.contains(check.error->code))
            continue;
        verdict.sign = State::Slow;
        verdict.check = FieldCheck::Warned;
        verdict.detail += QLatin1Char('\n') + engineWords(*check.error);
    }
    return verdict;
}

EndpointVerdict otherChain(const ProbeReport& report, const QString& chain, const QString& chainName,
                           const QString& servedName)
{
    EndpointVerdict verdict;
    verdict.sign = State::Error;
    verdict.check = FieldCheck::Refused;
    verdict.head = EndpointVerdict::tr("Wrong chain: ID %1, not %2").arg(chainNumber(report.caip2), chainNumber(chain));
    const QString wanted = chainName.isEmpty() ? EndpointVerdict::tr("chain %1").arg(chainNumber(chain)) : chainName;
    const QString served =
        servedName.isEmpty() ? EndpointVerdict::tr("chain %1").arg(chainNumber(report.caip2)) : servedName;
    verdict.detail = EndpointVerdict::tr(
                         "This endpoint serves %1. Nothing was stored. Enter an endpoint for %2, or remove this one.")
                         .arg(served, wanted);
    verdict.offer = report.caip2;
    verdict.offerText = EndpointVerdict::tr("Add %1 instead", "chain").arg(served);
    return verdict;
}

}  // namespace

QString EndpointVerdict::abilities(const ProbeReport& report)
{
    if (report.family == u"canopy"_s)
        return report.bulk.value_or(false) ? tr("whole blocks with their changes in one response")
                                           : tr("full state, read route by route");
    if (report.family == u"cosmos"_s) {
        QStringList parts;
        if (!report.head && !report.error)
            parts << tr("REST interface (LCD)");
        if (report.earliest)
            parts << tr("blocks from %1 on").arg(grouped(*report.earliest));
        if (report.webSocket.value_or(false))
            parts << tr("WebSocket");
        return parts.join(u" · "_s);
    }
    QStringList parts;
    if (report.maxBlocks > 0)
        parts << (report.maxBlocks == 1 ? tr("1 block per request")
                                        : tr("%1 blocks per request").arg(grouped(report.maxBlocks)));
    if (report.maxLogs > 0)
        parts << tr("%1 logs per response").arg(grouped(report.maxLogs));
    if (report.finalizedTag)
        parts << (*report.finalizedTag ? tr("finalized tag") : tr("no finalized tag"));
    if (report.webSocket.value_or(false))
        parts << tr("WebSocket");
    if (report.archive)
        parts << (*report.archive ? tr("archive") : tr("no archive"));
    if (report.batches && !*report.batches)
        parts << tr("no batching");
    return parts.join(u" · "_s);
}

EndpointVerdict EndpointVerdict::of(const EndpointLines::Line& line, const QString& chain, const QString& chainName,
                                    const QString& servedName, bool taken, const QDateTime& now)
{
    switch (line.state) {
        case Lines::State::Empty:
            return {};
        case Lines::State::Typing:
        case Lines::State::Testing:
            return {State::Starting, tr("checking"), {}, FieldCheck::None, false};
        case Lines::State::Accepted:
            if (taken) {
                return {State::Error, tr("Already in this workspace"),
                        tr("The chain with ID %1 is already in this workspace. Add this endpoint on its page instead.")
                            .arg(chain),
                        FieldCheck::Refused, false};
            }
            return accepted(line);
        case Lines::State::OtherChain:
            return otherChain(*line.report, chain, chainName, servedName);
        case Lines::State::Duplicate:
            return {State::Error, tr("Duplicate URL"), tr("This URL is already listed above. Remove one of the two."),
                    FieldCheck::Refused, false};
        case Lines::State::Limited:
        case Lines::State::Unreachable: {
            if (line.error->code == u"NO_BLOCKS"_s)  // the endpoint works, but its chain is new
                return {State::Slow, tr("No blocks yet"), withNextTry(engineWords(*line.error), line, now),
                        FieldCheck::Warned, true};
            EndpointVerdict verdict{line.state == Lines::State::Limited ? State::Slow : State::Error,
                                    failureHead(*line.error),
                                    {},
                                    FieldCheck::Warned,
                                    true};
            const bool rightChain = line.report && !line.report->caip2.isEmpty();
            verdict.detail =
                withNextTry(rightChain ? tr("The chain ID is correct. The limits have not been measured yet.")
                                       : engineWords(*line.error),
                            line, now);
            if (line.state == Lines::State::Unreachable)
                verdict.check = FieldCheck::Refused;
            return verdict;
        }
        case Lines::State::Refused:
            return {State::Error, failureHead(*line.error), engineWords(*line.error), FieldCheck::Refused, true};
    }
    return {};
}

}  // namespace signalbox::ui
