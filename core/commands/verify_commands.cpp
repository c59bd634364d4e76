// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/verify_commands.h"

#include <QRandomGenerator>

#include "commands/verification.h"
#include "evm/family/evm_family.h"
#include "signalbox/literals.h"
#include "units/command_rules.h"

namespace signalbox::engine {

void VerifyCommands::verify(Run run, ChainUnit& unit)
{
    const store::ChainRow& row = unit.facts().row;
    if (!m_host.families().of(row).features().testFlag(Feature::Receipts))
        return run.finish(
            fail(ErrorKind::Refused, "NOT_EVM",
                 Message(QT_TRANSLATE_NOOP("Engine",
                                           "\"%1\" is not an EVM chain. Only EVM chains can be verified by their "
                                           "receipts."))
                     .arg(row.name)));
    auto config = evmAdapterConfig(*m_host.parts().endpointSecrets,
                                   {row, unit.facts().endpoints, unit.facts().streams, {}, 0, {}});
    if (!config)
        return run.finish(fail(config.error()));
    evm::proof::keepReadable(*config);
    const QJsonObject& args = run.status().args;
    Verification::Input input{&m_host.net(), m_host.parts().rates, std::move(*config), row, {}, {}, 0};
    input.wanted = {0, std::numeric_limits<Height>::max() / 2};
    if (const auto lo = numberArg(args, "lo"))
        input.wanted = {*lo, *numberArg(args, "hi")};
    input.sample = numberArg(args, "sample");
    input.seed = quint64(run.id()) * 0x9e3779b97f4a7c15ULL ^ QRandomGenerator::global()->generate64();
    run.progress(0, Message(QT_TRANSLATE_NOOP("Engine", "Reading blocks again")));
    run.inThread([input = std::move(input)](store::Session& session, const Run::Tell& tell) {
        return Verification(input, session, tell).run();
    });
}

}  // namespace signalbox::engine
