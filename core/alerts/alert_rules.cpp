// SPDX-License-Identifier: GPL-3.0-or-later

#include "alerts/alert_rules.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QSysInfo>
#include <algorithm>
#include <cmath>

namespace signalbox::engine {

namespace {

constexpr int stalledAfterSeconds = 300;
constexpr double clockSeconds = 90;

const QString oneDown = u"endpoint_down"_s;
const QString allDown = u"all_endpoints_down"_s;
const QString behindHead = u"lagging"_s;
const QString keptRows = u"kept_rows"_s, keptBlocks = u"blocks"_s;

QString idOf(const Alert& alert)
{
    return alert.kind + QLatin1Char('/') + alert.key;
}

bool isAtRest(const ChainSnapshot& chain)
{
    return chain.state == ChainState::Paused || chain.state == ChainState::Deleted ||
           chain.state == ChainState::Deleting;
}

Alert of(const ChainSnapshot& chain, const char* kind, const char* severity, Message text, QString key = {})
{
    Alert alert;
    alert.caip2 = chain.caip2;
    alert.kind = QLatin1String(kind);
    alert.severity = QLatin1String(severity);
    alert.text = std::move(text);
    alert.key = std::move(key);
    return alert;
}

bool isOut(const EndpointSnapshot& endpoint)
{
    return endpoint.state == EndpointState::Down || endpoint.state == EndpointState::Refused ||
           endpoint.state == EndpointState::WrongChain;
}

}  // namespace

std::vector<Alert> alertsOf(const ChainSnapshot& chain)
{
    std::vector<Alert> alerts;
    if (isAtRest(chain) || !chain.live)
        return alerts;
    int enabled = 0, out = 0;
    for (const EndpointSnapshot& endpoint : chain.endpoints) {
        if (!endpoint.enabled)
            continue;
        ++enabled;
        if (!isOut(endpoint))
            continue;
        ++out;
        const bool wrong = endpoint.state == EndpointState::WrongChain;
        const Message cause = endpoint.failure ? endpoint.failure->error.message
                                               : Message(QT_TRANSLATE_NOOP("Engine", "The endpoint does not answer."));
        Alert alert = of(chain, wrong ? "wrong_chain" : "endpoint_down", wrong ? "error" : "warning",
                         Message(QT_TRANSLATE_NOOP("Engine", "%1: endpoint %2 is unavailable. %3"))
                             .arg(chain.name, endpoint.url, cause),
                         QString::number(endpoint.id));
        alert.count = endpoint.failure ? endpoint.failure->count : 1;
        alerts.push_back(alert);
    }
    if (enabled > 0 && out == enabled)
        alerts.push_back(of(
            chain, "all_endpoints_down", "error",
            Message(QT_TRANSLATE_NOOP("Engine", "%1: no endpoint answers. Indexing waits and retries automatically."))
                .arg(chain.name)));
    if (chain.failure) {
        const Error& error = chain.failure->error;
        if (error.code == "REORG_TOO_DEEP"_L1)
            alerts.push_back(of(chain, "reorg_too_deep", "error",
                                Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(chain.name).arg(error.message)));
        else if (error.code == "WRONG_CHAIN"_L1 && alerts.empty())
            alerts.push_back(of(chain, "wrong_chain", "error",
                                Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(chain.name).arg(error.message)));
        else if (error.code == "DISK_FULL"_L1 || error.code == "DISK_RESERVE"_L1)
            alerts.push_back(of(chain, "disk", "error",
                                Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(chain.name).arg(error.message)));
        else if (error.code.contains("BUDGET"_L1))
            alerts.push_back(of(chain, "quota", "warning",
                                Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(chain.name).arg(error.message)));
        else if (chain.failure->since.isValid() &&
                 chain.failure->since.secsTo(QDateTime::currentDateTimeUtc()) > stalledAfterSeconds)
            alerts.push_back(of(chain, "stalled", "error",
                                Message(QT_TRANSLATE_NOOP("Engine", "%1 has not made progress since %2. %3"))
                                    .arg(chain.name, chain.failure->since.toString(Qt::ISODate), error.message)));
        if (!alerts.empty() && alerts.back().count < chain.failure->count && alerts.back().kind != "endpoint_down"_L1)
            alerts.back().count = chain.failure->count;
    }
    if (chain.state == ChainState::Slow)
        alerts.push_back(
            of(chain, "lagging", "warning",
               Message(QT_TRANSLATE_NOOP("Engine",
                                         "%1 has been behind its head for more than 5 minutes. Its page shows what "
                                         "limits it."))
                   .arg(chain.name)));
    if (chain.failedItems > 0) {
        Alert alert = of(
            chain, "quarantine", "warning",
            Message::counted("%1: %Ln item could not be decoded and is in quarantine.",
                             QT_TRANSLATE_N_NOOP("Engine", "%1: %Ln items could not be decoded and are in quarantine."),
                             chain.failedItems)
                .arg(chain.name));
        alert.count = chain.failedItems;
        alerts.push_back(alert);
    }
    return alerts;
}

Alert keptRowsAlert(const ChainSnapshot& chain, const chain::IntervalSet& blocks)
{
    Alert alert = of(
        chain, "quarantine", "warning",
        Message::counted(
            "%1: stored rows of block %2 are missing from the endpoints' answers and were kept. Add an endpoint that "
            "returns block receipts, then reindex this block.",
            QT_TRANSLATE_N_NOOP("Engine",
                                "%1: stored rows of %Ln blocks, the first of them %2, are missing from the "
                                "endpoints' answers and were kept. Add an endpoint that returns block receipts, "
                                "then reindex these blocks."),
            blocks.count())
            .arg(chain.name)
            .arg(blocks.first().value_or(0)),
        keptRows);
    QJsonArray ranges;
    for (const Interval& range : blocks)
        ranges.append(QJsonArray{range.lo, range.hi});
    alert.detail = {{keptBlocks, ranges}};
    alert.follows = true;
    return alert;
}

chain::IntervalSet keptRowsOf(const QString& kind, const QString& key, const QJsonObject& detail)
{
    chain::IntervalSet blocks;
    if (kind == "quarantine"_L1 && key == keptRows)
        for (const QJsonValue& range : detail.value(keptBlocks).toArray())
            blocks.add({range.toArray().at(0).toInteger(), range.toArray().at(1).toInteger(-1)});
    return blocks;
}

std::optional<Alert> clockAlert(const std::vector<ChainSnapshot>& chains, double databaseAheadSeconds,
                                const QDateTime& now)
{
    Alert alert;
    alert.kind = u"clock"_s;
    alert.severity = u"warning"_s;
    if (std::abs(databaseAheadSeconds) > clockSeconds) {
        alert.text =
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The clocks of this machine and of the database differ by %1 s. Lag and times are wrong by "
                        "this amount. Set the clocks."))
                .arg(qint64(std::abs(databaseAheadSeconds)));
        return alert;
    }
    for (const ChainSnapshot& chain : chains) {
        const qint64 ahead = chain.live && chain.headTime.isValid() ? now.secsTo(chain.headTime) : 0;
        if (ahead <= clockSeconds)
            continue;
        alert.text =
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "The newest block of %1 is %2 s in the future by the clock of this machine. Lag and times are "
                        "wrong by this amount. Set the clock."))
                .arg(chain.name)
                .arg(ahead);
        return alert;
    }
    return std::nullopt;
}

void AlertFilter::look(const std::vector<ChainSnapshot>& chains, const QDateTime& at)
{
    int away = 0, answering = 0;
    for (const ChainSnapshot& chain : chains) {
        if (isAtRest(chain) || !chain.live)
            continue;
        bool down = false, answers = false;
        for (const EndpointSnapshot& endpoint : chain.endpoints) {
            down = down || (endpoint.enabled && endpoint.state == EndpointState::Down);
            answers =
                answers || (endpoint.enabled &&
                            (endpoint.state == EndpointState::Ok || endpoint.state == EndpointState::Slow ||
                             endpoint.state == EndpointState::Limited || endpoint.state == EndpointState::Lagging));
        }
        away += down && !answers;
        answering += answers;
    }
    // A single chain gives no evidence about the network: its own alert is enough.
    if (away >= 2 && answering == 0) {
        if (!m_goneAt.isValid())
            m_goneAt = at;
        m_lastGone = at;
    } else if (m_goneAt.isValid() && m_lastGone.secsTo(at) >= steadySeconds) {
        m_goneAt = {};
    }
}

std::optional<Alert> AlertFilter::network() const
{
    if (!m_goneAt.isValid())
        return std::nullopt;
    Alert alert;
    alert.kind = allDown;
    alert.severity = u"error"_s;
    alert.key = QSysInfo::machineHostName();
    alert.text = Message(QT_TRANSLATE_NOOP("Engine",
                                           "No endpoint of any chain answers: %1 seems to be offline. Indexing waits "
                                           "and continues automatically."))
                     .arg(alert.key);
    return alert;
}

std::vector<Alert> AlertFilter::settled(const QString& caip2, const std::vector<Alert>& now, const QDateTime& at)
{
    auto& seen = m_seen[caip2];
    std::map<QString, Seen> next;
    std::vector<Alert> told;
    const bool gone = m_goneAt.isValid();
    const bool returning = m_lastGone.isValid() && m_lastGone.secsTo(at) < returnSeconds;
    const bool all = std::any_of(now.begin(), now.end(), [](const Alert& alert) { return alert.kind == allDown; });
    for (const Alert& alert : now) {
        const bool ofEndpoint = alert.kind == oneDown, ofChain = alert.kind == allDown;
        const bool stalled = alert.kind == "stalled"_L1, lagging = alert.kind == behindHead;
        if (!ofEndpoint && !ofChain && !stalled && !lagging) {
            told.push_back(alert);
            continue;
        }
        const auto before = seen.find(idOf(alert));
        Seen& entry = next[idOf(alert)] = before == seen.end() ? Seen{at, false} : before->second;
        if (ofChain && gone)
            entry.told = false;
        if (!entry.told)
            entry.told = !gone && !returning && !(all && !ofChain) &&
                         (stalled || entry.since.secsTo(at) >= (lagging ? stalledAfterSeconds : settleSeconds));
        if (entry.told)
            told.push_back(alert);
    }
    seen = std::move(next);
    return told;
}

void AlertFilter::adopt(const QString& caip2, const std::vector<Alert>& open, const QDateTime& at)
{
    for (const Alert& alert : open)
        m_seen[caip2][idOf(alert)] = {at, true};
}

void AlertBook::adopt(const QString& caip2, const std::vector<Alert>& open, const QDateTime& at)
{
    auto& on = m_on[caip2];
    for (const Alert& alert : open)
        on[idOf(alert)] = {alert, at};
}

std::vector<Alert> AlertBook::on(const QString& caip2, const QString& kind) const
{
    std::vector<Alert> all;
    if (const auto known = m_on.find(caip2); known != m_on.end())
        for (const auto& [id, entry] : known->second)
            if (entry.alert.kind == kind)
                all.push_back(entry.alert);
    return all;
}

AlertBook::Change AlertBook::update(const QString& caip2, const std::vector<Alert>& now, const QDateTime& at)
{
    Change change;
    auto& on = m_on[caip2];
    std::map<QString, On> next;
    for (const Alert& alert : now) {
        const QString id = idOf(alert);
        const auto before = on.find(id);
        const bool again = before != on.end() && alert.count > before->second.alert.count &&
                           before->second.toldAt.secsTo(at) >= repeatSeconds;
        if (before == on.end() || again) {
            change.raise.push_back(alert);
            next[id] = {alert, at};
        } else {
            next[id] = before->second;
            if (alert.follows &&
                (alert.text != before->second.alert.text || alert.detail != before->second.alert.detail)) {
                change.reword.push_back(alert);
                next[id].alert = alert;
            }
        }
    }
    for (const auto& [id, entry] : on)
        if (!next.contains(id))
            change.clear.push_back(entry.alert);
    on = std::move(next);
    return change;
}

}  // namespace signalbox::engine
