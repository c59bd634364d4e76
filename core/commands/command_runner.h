// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "commands/alert_commands.h"
#include "commands/capability_commands.h"
#include "commands/chain_addition.h"
#include "commands/chain_commands.h"
#include "commands/endpoint_commands.h"
#include "commands/indexing_commands.h"
#include "commands/layer_commands.h"
#include "commands/quarantine_commands.h"
#include "commands/running_commands.h"
#include "commands/stream_commands.h"
#include "commands/verify_commands.h"

namespace signalbox::engine {

/// Claims the queued commands of the chains that this console holds and passes each to its group of verbs. Engine
/// thread. A stop interrupts long work, and the next engine resumes it.
class CommandRunner : public QObject {
    Q_OBJECT
public:
    explicit CommandRunner(CommandHost& host, QObject* parent = nullptr);
    ~CommandRunner() override;

    void look();                               ///< claims queued commands for this engine
    void recover(const QStringList& targets);  ///< resumes commands that an engine left when it died
    void recoverFree();                        ///< the same for commands without a chain whose process has ended
    void reclaim();  ///< commands claimed by this engine and unknown here: the answer to a claim was lost
    void leaseLost(const QString& target);  ///< the new holder of the chain continues its commands
    void resumeDelete(ChainUnit& unit);     ///< a chain whose delete was interrupted, without a command left for it
    void onJobProgress(const indexing::JobProgress& progress);
    void onUnitChanged(const ChainUnit& unit);  ///< a range that a command waits for may be covered now
    void stop();                                ///< claims no further commands; long work is interrupted
    bool isIdle() const { return m_running.isIdle(); }

private:
    Expected<QStringList> queuedTargets();
    Expected<Arguments> argumentsOf(const CommandStatus& status);
    void begin(CommandStatus status);
    ChainUnit* chainOf(Run run);  ///< null: the command was finished with the reason
    void carryOut(Run run, const Arguments& wanted);

    CommandHost& m_host;
    const QString m_claimant;  ///< this engine, as claimed_by names it
    RunningCommands m_running;
    AlertCommands m_alerts;
    ChainAddition m_addition;
    ChainCommands m_chains;
    EndpointCommands m_endpoints;
    StreamCommands m_streams;
    IndexingCommands m_indexing;
    QuarantineCommands m_quarantine;
    LayerCommands m_layers;
    VerifyCommands m_verify;
    CapabilityCommands m_capabilities;
};

}  // namespace signalbox::engine
