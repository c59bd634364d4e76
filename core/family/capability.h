// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "family/worker_input.h"
#include "signalbox/command_arguments.h"
#include "signalbox/commands.h"
#include "store/data_set.h"

namespace signalbox::engine {

/// Work beside the workers, as long as the engine runs. The destructor stops it and waits, within seconds.
class BackgroundWork {
public:
    virtual ~BackgroundWork() = default;
};

/// Something of a capability that needs an operator's attention; it becomes an alert of the chain or the workspace.
struct Concern {
    QString kind, key;  ///< together they identify it on its chain
    QString severity;   ///< warning, error
    Message text;
    QJsonObject detail;
};
using Concerns = std::map<QString, std::vector<Concern>>;  ///< by CAIP-2 ID; empty: of the workspace

/// What a capability adds to the chains of a family: sets that are computed from the family's own. The composition root
/// joins both. Without state; its functions may be called from any thread.
class Capability {
public:
    virtual ~Capability() = default;
    virtual Features features() const = 0;  ///< what a chain has by it
    /// The streams of its sets. Each chain has them from its beginning, and needs no draft for them.
    virtual std::vector<store::StreamRow> streams(const QString& caip2) const = 0;
    virtual std::vector<std::shared_ptr<const store::DataSet>> dataSets(const store::ChainPlace& place) const = 0;
    /// Runs in the transaction that adds the chain; chain, streams and lease exist.
    virtual void makeTables(store::Transaction& transaction, const store::ChainRow& chain) const = 0;
    /// What remove() deletes; rows are estimates.
    virtual Expected<std::vector<Preview::Table>> tables(store::Session& session,
                                                         const store::ChainRow& chain) const = 0;
    /// Before the chain's own tables are removed; can be repeated. `epoch` fences it.
    virtual Expected<Done> remove(store::Session& session, const store::ChainRow& chain, qint64 epoch) const = 0;
    /// Of all chains, now. Called every 10 seconds, so it must be cheap.
    virtual Expected<Concerns> concerns(store::Session& session) const
    {
        Q_UNUSED(session)
        return Concerns{};
    }
    /// For each chain, the block up to which its work on stored blocks is done; a chain that is not listed has none.
    /// Called every second.
    virtual Expected<std::map<QString, Height>> settled(store::Session& session) const
    {
        Q_UNUSED(session)
        return std::map<QString, Height>{};
    }
    virtual std::unique_ptr<BackgroundWork> work(const FamilyParts& parts) const  ///< null if there is none
    {
        Q_UNUSED(parts)
        return nullptr;
    }

    virtual bool carriesOut(Verb verb) const  ///< true for the verbs that it carries out
    {
        Q_UNUSED(verb)
        return false;
    }
    /// Work of one command, in a thread of its own. `tell` returns false: stop.
    using Tell = std::function<bool(const Message& text, double share)>;
    virtual Expected<QJsonObject> carryOut(store::Session& session, const FamilyParts& parts, const QString& caip2,
                                           const Arguments& wanted, const Tell& tell) const;
};

inline Error unknownVerb(Verb verb)
{
    return Error::make(ErrorKind::Refused, "UNKNOWN_VERB",
                       Message(QT_TRANSLATE_NOOP("Engine", "This engine cannot carry out the action %1."))
                           .arg(QLatin1String(name(verb))));
}

inline Expected<QJsonObject> Capability::carryOut(store::Session&, const FamilyParts&, const QString&,
                                                  const Arguments& wanted, const Tell&) const
{
    return fail(unknownVerb(verbOf(wanted)));
}

using Capabilities = std::vector<std::shared_ptr<const Capability>>;

}  // namespace signalbox::engine
