// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/endpoint_commands.h"

#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "units/command_rules.h"

namespace signalbox::engine {

namespace {

store::EndpointRow edited(store::EndpointRow row, const arguments::EndpointEdit& wanted)
{
    if (wanted.address) {
        const store::EndpointRow fresh = EndpointSecrets::row(row.caip2, *wanted.address);
        row.url = fresh.url;
        row.secretRef = fresh.secretRef;
        row.kind = fresh.kind;
        row.options = fresh.options;
    }
    row.priority = wanted.priority.value_or(row.priority);
    row.enabled = wanted.enabled.value_or(row.enabled);
    for (auto it = wanted.limits.begin(); it != wanted.limits.end(); ++it) {
        if (it.value().isNull())
            row.limits.remove(it.key());
        else
            row.limits.insert(it.key(), it.value());
    }
    row.note = wanted.note.value_or(row.note);
    return row;
}

Expected<store::EndpointRow> findEndpoint(store::Chains& chains, const QString& caip2, qint64 id)
{
    const auto rows = chains.endpoints(caip2);
    if (!rows)
        return fail(rows.error());
    for (const store::EndpointRow& row : *rows)
        if (row.id == id)
            return row;
    return fail(ErrorKind::NotFound, "ENDPOINT_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no endpoint %2.")).arg(caip2).arg(id));
}

}  // namespace

void EndpointCommands::change(Run run, const std::function<Run::Result(store::Chains&, QString&)>& work)
{
    QString unused;
    run.change(
        [&](store::Session& session) {
            store::Chains chains(session);
            return work(chains, unused);
        },
        [this, &unused] {
            m_host.parts().endpointSecrets->forget(unused);
            (void)m_host.reload();
        });
}

void EndpointCommands::add(Run run, ChainUnit& unit, const arguments::EndpointAdd& wanted)
{
    compare(run, unit, wanted.draft, 0, [this, run, caip2 = unit.caip2(), draft = wanted.draft] {
        change(run, [&](store::Chains& chains, QString&) {
            return chains.addEndpoint(EndpointSecrets::row(caip2, draft)).map([](qint64 id) {
                return QJsonObject{{u"id"_s, id}};
            });
        });
    });
}

void EndpointCommands::edit(Run run, ChainUnit& unit, const arguments::EndpointEdit& wanted)
{
    auto store = [this, run, caip2 = unit.caip2(), wanted] {
        change(run, [&](store::Chains& chains, QString& unused) -> Run::Result {
            const auto row = findEndpoint(chains, caip2, wanted.id);
            if (!row)
                return fail(row.error());
            if (const auto seen = checkSeen(*row, wanted.was); !seen)
                return fail(seen.error());
            const store::EndpointRow fresh = edited(*row, wanted);
            if (fresh.secretRef != row->secretRef)
                unused = row->secretRef;
            return outcome(chains.editEndpoint(fresh));
        });
    };
    if (!wanted.address)
        return store();
    compare(run, unit, *wanted.address, wanted.id, std::move(store));
}

void EndpointCommands::remove(Run run, ChainUnit& unit, const arguments::EndpointRemove& wanted)
{
    change(run, [&](store::Chains& chains, QString& unused) -> Run::Result {
        const auto row = findEndpoint(chains, unit.caip2(), wanted.id);
        if (!row)
            return fail(row.error());
        unused = row->secretRef;
        return chains.removeEndpoint(row->id).map([](const QString&) { return QJsonObject(); });
    });
}

void EndpointCommands::compare(Run run, ChainUnit& unit, const EndpointDraft& draft, qint64 own,
                               std::function<void()> store)
{
    const store::ChainRow& chain = unit.facts().row;
    const Family& family = m_host.families().of(chain);
    if (!family.comparesEndpoints() || draft.url.startsWith("ws"_L1))
        return store();
    auto known = family.knownBlocks(m_host.session(), chain);
    std::vector<EndpointDraft> compared;
    // If few blocks are stored, one of the chain's own endpoints gives a block to compare.
    if (known.size() < 2)
        for (const store::EndpointRow& row : unit.facts().endpoints)
            if (compared.empty() && row.enabled && row.kind != "ws"_L1 && row.id != own)
                compared.push_back(EndpointSecrets::draft(row));
    if (known.empty() && compared.empty())
        return store();
    compared.push_back(draft);
    m_networks.compare(
        family, std::move(compared), std::move(known), run.context(),
        [this, run, url = maskedUrl(draft.url), caip2 = chain.caip2, secret = draft.secretRef,
         store = std::move(store)](const Expected<Done>& same) {
            if (!run.isOpen() || !m_host.unit(caip2))
                return;
            // A contradiction among the older endpoints does not count against the new one.
            if (same || same.error().code != "OTHER_NETWORK"_L1 || same.error().args.value("url"_L1).toString() != url)
                return store();
            m_host.parts().endpointSecrets->forget(secret);
            run.finish(fail(same.error()));
        });
}

}  // namespace signalbox::engine
