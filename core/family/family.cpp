// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/family.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

std::optional<double> Family::blockSeconds(const QString& caip2) const
{
    const auto known = presets();
    if (known)
        for (const ChainPreset& preset : *known)
            if (preset.caip2 == caip2)
                return preset.blockSeconds;
    return std::nullopt;
}

std::vector<KnownBlock> Family::knownBlocks(store::Session& session, const store::ChainRow& chain) const
{
    Q_UNUSED(session)
    Q_UNUSED(chain)
    return {};
}

Expected<Preview> Family::previewStream(store::Session& session, const store::ChainRow& chain,
                                        const QString& stream) const
{
    Q_UNUSED(session)
    Q_UNUSED(chain)
    Q_UNUSED(stream)
    return Preview{};
}

Expected<QJsonObject> Family::verify(store::Session& session, const VerifyInput& input,
                                     const std::function<bool(qint64 done, qint64 total)>& told) const
{
    Q_UNUSED(session)
    Q_UNUSED(input)
    Q_UNUSED(told)
    return QJsonObject();
}

Expected<Done> Family::checkSettings(const store::ChainRow& chain, const arguments::ChainEdit& edit) const
{
    Q_UNUSED(chain)
    Q_UNUSED(edit)
    return Done{};
}

void Family::poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                  qint64 epoch) const
{
    Q_UNUSED(adapter)
    Q_UNUSED(database)
    Q_UNUSED(chain)
    Q_UNUSED(epoch)
}

void Family::writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                            const ChainSnapshot& snapshot) const
{
    Q_UNUSED(transaction)
    Q_UNUSED(chain)
    Q_UNUSED(snapshot)
}

Expected<bool> Family::optimizeDue(store::Transaction& transaction, const QString& caip2, const QString& every) const
{
    Q_UNUSED(transaction)
    Q_UNUSED(caip2)
    Q_UNUSED(every)
    return false;
}

Expected<Done> Family::reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                     CommandId command, const QString& by) const
{
    Q_UNUSED(session)
    Q_UNUSED(chain)
    Q_UNUSED(range)
    Q_UNUSED(command)
    Q_UNUSED(by)
    return Done{};
}

Expected<Done> Family::reindexEnds(store::Session& session, const QString& caip2, CommandId command,
                                   const QString& state, const QString& error) const
{
    Q_UNUSED(session)
    Q_UNUSED(caip2)
    Q_UNUSED(command)
    Q_UNUSED(state)
    Q_UNUSED(error)
    return Done{};
}

const Family* Families::find(const QString& id) const
{
    for (const auto& family : m_all)
        if (id.isEmpty() || family->id() == id)
            return family.get();
    return nullptr;
}

const Family* Families::ofChain(const QString& caip2) const
{
    return find(caip2.section(u':', 0, 0));
}

std::vector<FamilyInfo> Families::list() const
{
    std::vector<FamilyInfo> all;
    for (const auto& family : m_all)
        all.push_back({family->id(), family->label(), family->aChain(), family->features()});
    return all;
}

const Family& Families::of(const store::ChainRow& chain) const
{
    const Family* family = find(chain.family);
    if (!family)
        qFatal("no family %s", qPrintable(chain.family));
    return *family;
}

Error Families::unknown(const QString& id) const
{
    QStringList known;
    for (const auto& family : m_all)
        known << family->id();
    return Error::make(
        ErrorKind::Invalid, "BAD_FAMILY",
        Message(QT_TRANSLATE_NOOP("Engine", "Chains of the family \"%1\" cannot be added. This version indexes: %2."))
            .arg(id, known.join(", "_L1)));
}

}  // namespace signalbox::engine
