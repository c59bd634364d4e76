// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/worker_input.h"

#include <QDateTime>
#include <algorithm>

#include "secrets/endpoint_secrets.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::engine {

Expected<std::vector<rpc::EndpointSettings>> endpointSettings(EndpointSecrets& secrets, const WorkerInput& input)
{
    std::vector<rpc::EndpointSettings> endpoints;
    std::optional<Error> first;
    for (const store::EndpointRow& row : input.endpoints) {
        const auto draft = secrets.resolve(row);
        auto endpoint = draft ? rpc::EndpointSettings::fromDraft(*draft, row.id)
                              : Expected<rpc::EndpointSettings>(fail(draft.error()));
        if (!endpoint) {
            if (row.enabled && !first)
                first = endpoint.error();
            continue;
        }
        endpoint->enabled = row.enabled;
        endpoint->learned = learnedLimitFromJson(row.learned);
        for (const EndpointSnapshot& last : input.lastEndpoints)
            if (last.id == row.id) {
                endpoint->usageDay = QDateTime::currentDateTimeUtc().date();
                endpoint->callsToday = last.callsToday;
                endpoint->costToday = last.costToday;
            }
        endpoints.push_back(std::move(*endpoint));
    }
    const bool any = std::any_of(endpoints.begin(), endpoints.end(), [](const auto& e) { return e.enabled; });
    if (!any && first)
        return fail(*first);
    if (first)
        qCWarning(logEngine).noquote() << "An endpoint is left out:" << first->text();
    return endpoints;
}

std::optional<double> knownBlockSeconds(const WorkerInput& input)
{
    const QJsonValue set = input.chain.settings.value("blockSeconds"_L1);
    if (set.isDouble() && set.toDouble() > 0)
        return set.toDouble();
    return input.lastBlockSeconds && *input.lastBlockSeconds > 0 ? input.lastBlockSeconds : input.presetBlockSeconds;
}

}  // namespace signalbox::engine
