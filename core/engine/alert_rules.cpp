#include "engine/alert_rules.h"

#include <algorithm>

namespace signalbox::engine {

namespace {

constexpr int stalledAfterSeconds = 300;

Alarm of(const ChainSnapshot& chain, const char* kind, const char* severity, QString text, QString key = {})
{
    Alarm alarm;
    alarm.caip2 = chain.caip2;
    alarm.kind = QLatin1String(kind);
    alarm.severity = QLatin1String(severity);
    alarm.text = std::move(text);
    alarm.key = std::move(key);
    return alarm;
}

bool isOut(const EndpointSnapshot& endpoint)
{
    return endpoint.state == EndpointState::Down || endpoint.state == EndpointState::Refused ||
           endpoint.state == EndpointState::WrongChain;
}

}  // namespace

std::vector<Alarm> alarmsOf(const ChainSnapshot& chain)
{
    std::vector<Alarm> alarms;
    if (chain.state == ChainState::Paused || chain.state == ChainState::Deleted ||
        chain.state == ChainState::Deleting || !chain.live)
        return alarms;
    int enabled = 0, out = 0;
    for (const EndpointSnapshot& endpoint : chain.endpoints) {
        if (!endpoint.enabled)
            continue;
        ++enabled;
        if (!isOut(endpoint))
            continue;
        ++out;
        const bool wrong = endpoint.state == EndpointState::WrongChain;
        const QString cause = endpoint.trouble ? endpoint.trouble->error.text : QStringLiteral("It does not answer.");
        Alarm alarm = of(chain, wrong ? "wrong_chain" : "endpoint_down", wrong ? "error" : "warning",
                         QStringLiteral("%1: endpoint %2 is out. %3").arg(chain.name, endpoint.url, cause),
                         QString::number(endpoint.id));
        alarm.count = endpoint.trouble ? endpoint.trouble->count : 1;
        alarms.push_back(alarm);
    }
    if (enabled > 0 && out == enabled)
        alarms.push_back(
            of(chain, "all_endpoints_down", "error",
               QStringLiteral("%1: no endpoint answers. Indexing waits and tries again by itself.").arg(chain.name)));
    if (chain.trouble) {
        const Error& error = chain.trouble->error;
        if (error.code == QLatin1String("REORG_TOO_DEEP"))
            alarms.push_back(
                of(chain, "reorg_too_deep", "error", QStringLiteral("%1: %2").arg(chain.name, error.text)));
        else if (error.code == QLatin1String("WRONG_CHAIN") && alarms.empty())
            alarms.push_back(of(chain, "wrong_chain", "error", QStringLiteral("%1: %2").arg(chain.name, error.text)));
        else if (error.code == QLatin1String("DISK_FULL") || error.code == QLatin1String("DISK_RESERVE"))
            alarms.push_back(of(chain, "disk", "error", QStringLiteral("%1: %2").arg(chain.name, error.text)));
        else if (error.code.contains(QLatin1String("BUDGET")))
            alarms.push_back(of(chain, "quota", "warning", QStringLiteral("%1: %2").arg(chain.name, error.text)));
        else if (chain.trouble->since.isValid() &&
                 chain.trouble->since.secsTo(QDateTime::currentDateTimeUtc()) > stalledAfterSeconds)
            alarms.push_back(of(chain, "stalled", "error",
                                QStringLiteral("%1 has not gone on since %2. %3")
                                    .arg(chain.name, chain.trouble->since.toString(Qt::ISODate), error.text)));
        if (!alarms.empty() && alarms.back().count < chain.trouble->count &&
            alarms.back().kind != QLatin1String("endpoint_down"))
            alarms.back().count = chain.trouble->count;
    }
    if (chain.failedItems > 0) {
        Alarm alarm = of(chain, "quarantine", "warning",
                         QStringLiteral("%1: %2 items could not be decoded and wait in the quarantine.")
                             .arg(chain.name)
                             .arg(chain.failedItems));
        alarm.count = chain.failedItems;
        alarms.push_back(alarm);
    }
    return alarms;
}

AlarmBook::Change AlarmBook::update(const QString& caip2, const std::vector<Alarm>& now, const QDateTime& at)
{
    Change change;
    auto& on = m_on[caip2];
    std::map<QString, On> next;
    for (const Alarm& alarm : now) {
        const QString id = alarm.kind + QLatin1Char('/') + alarm.key;
        const auto before = on.find(id);
        const bool again = before != on.end() && alarm.count > before->second.alarm.count &&
                           before->second.toldAt.secsTo(at) >= repeatSeconds;
        if (before == on.end() || again) {
            change.raise.push_back(alarm);
            next[id] = {alarm, at};
        } else {
            next[id] = before->second;
        }
    }
    for (const auto& [id, entry] : on)
        if (!next.contains(id))
            change.clear.push_back(entry.alarm);
    on = std::move(next);
    return change;
}

}  // namespace signalbox::engine
