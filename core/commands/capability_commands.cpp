// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/capability_commands.h"

namespace signalbox::engine {

std::shared_ptr<const Capability> CapabilityCommands::capabilityFor(Verb verb) const
{
    for (const auto& capability : m_host.families().capabilities())
        if (capability->carriesOut(verb))
            return capability;
    return nullptr;
}

void CapabilityCommands::carryOut(Run run, const ChainUnit& unit, const Arguments& wanted)
{
    const auto capability = capabilityFor(verbOf(wanted));
    if (!capability)
        return run.finish(fail(unknownVerb(verbOf(wanted))));
    const ChainFacts& facts = unit.facts();
    if ((facts.features & capability->features()) != capability->features())
        return run.finish(
            fail(ErrorKind::Refused, "NO_BALANCES",
                 Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no token balances.")).arg(facts.row.name)));
    const QString caip2 = facts.row.caip2;
    run.inThread([capability, parts = FamilyParts(m_host.parts()), caip2, wanted](
                     store::Session& session,
                     const Run::Tell& tell) { return capability->carryOut(session, parts, caip2, wanted, tell); },
                 [this, run, caip2, verb = verbOf(wanted)](const Run::Result& result) {
                     ChainUnit* const chain = m_host.unit(caip2);
                     if (verb == Verb::BalancesRebuild && result && chain && chain->worker())
                         chain->worker()->scanGaps();  // reads the coverage again, and counts what it lacks
                     run.finish(result);
                 });
}

}  // namespace signalbox::engine
