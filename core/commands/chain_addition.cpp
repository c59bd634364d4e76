// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/chain_addition.h"

#include "probing/probe_family.h"
#include "signalbox/literals.h"
#include "units/command_rules.h"

namespace signalbox::engine {

void ChainAddition::add(Run run, const arguments::ChainAdd& wanted)
{
    const ChainDraft& draft = wanted.draft;
    const Family* family = m_host.families().find(draft.family);
    if (!family)
        return refuse(run, draft, m_host.families().unknown(draft.family));
    if (!family->isComplete(draft))
        return probe(run, draft);
    compare(run, draft);
}

void ChainAddition::probe(Run run, ChainDraft draft)
{
    run.progress(-1, Message(QT_TRANSLATE_NOOP("Engine", "Asking the endpoint for its chain")));
    const EndpointDraft first = draft.endpoints.front();
    const auto future =
        m_host.net().run<ProbeReport>([secrets = m_host.parts().endpointSecrets, first, family = draft.family,
                                       expected = draft.caip2](NetThread& net) -> QCoro::Task<Expected<ProbeReport>> {
            const auto whole = secrets->resolve(first);
            return probeFamily(net, whole ? *whole : first, family, expected);
        });
    run.whenDone(future, [this, run, draft](const Expected<ProbeReport>& report) mutable {
        if (!report)
            return run.finish(fail(report.error()));
        if (report->error)
            return run.finish(fail(*report->error));
        if (draft.caip2.isEmpty())
            draft.caip2 = report->caip2;
        if (draft.genesisHash.isEmpty())
            draft.genesisHash = report->genesisHash;
        if (draft.from == 0)
            draft.from = report->earliest.value_or(0);
        if (!draft.networkId)
            draft.networkId = report->networkId;
        if (draft.name.isEmpty())
            draft.name = report->chainName;
        compare(run, draft);
    });
}

void ChainAddition::compare(Run run, ChainDraft draft)
{
    const Family* family = m_host.families().find(draft.family);
    if (!family || !family->comparesEndpoints() || draft.endpoints.size() < 2)
        return insert(run, std::move(draft));
    run.progress(-1, Message(QT_TRANSLATE_NOOP("Engine", "Comparing the endpoints")));
    m_networks.compare(*family, draft.endpoints, NetworkComparison::knownBlocks(draft.genesisHash), run.context(),
                       [this, run, draft](const Expected<Done>& same) {
                           if (same || same.error().code != "OTHER_NETWORK"_L1)
                               return insert(run, draft);
                           refuse(run, draft, same.error());
                       });
}

void ChainAddition::insert(Run run, ChainDraft draft)
{
    const Family& family = *m_host.families().find(draft.family);
    auto made = family.newChain(draft);
    if (!made)
        return refuse(run, draft, made.error());
    for (const EndpointDraft& endpoint : draft.endpoints)
        made->endpoints.push_back(EndpointSecrets::row(draft.caip2, endpoint));
    if (const auto ready = family.catalog() ? m_host.prepareTables() : Expected<Done>(Done{}); !ready)
        return refuse(run, draft, ready.error());
    const auto added = run.guarded(
        [&](store::Session& session) -> Run::Result {
            store::Chains chains(session);
            const auto all = chains.list();
            if (!all)
                return fail(all.error());
            for (const store::ChainRow& row : *all)
                if (row.caip2 == draft.caip2)
                    return fail(chainExists(row, QByteArray::fromHex(draft.genesisHash.mid(2).toLatin1()),
                                            draft.networkId, family.features().testFlag(Feature::Streams)));
            const auto makeTables = [&](store::Transaction& transaction, const store::ChainRow& row) {
                family.makeTables(transaction, row);
            };
            return chains.add(*made, makeTables).map([](const store::ChainRow& row) {
                return QJsonObject{{u"caip2"_s, row.caip2}, {u"name"_s, row.name}, {u"schema"_s, row.schema}};
            });
        },
        true);
    if (!added) {
        // If the outcome is unknown, or another console continues, the keys may be in use.
        if (added.error().kind != ErrorKind::Retryable && added.error().code != "CLAIM_LOST"_L1)
            forgetKeys(draft);
        return run.finish(fail(added.error()));
    }
    (void)m_host.reload();
    run.ended(*added);
}

void ChainAddition::refuse(Run run, const ChainDraft& draft, const Error& error)
{
    forgetKeys(draft);
    run.finish(fail(error));
}

void ChainAddition::forgetKeys(const ChainDraft& draft)
{
    for (const EndpointDraft& endpoint : draft.endpoints)
        m_host.parts().endpointSecrets->forget(endpoint.secretRef);
}

}  // namespace signalbox::engine
