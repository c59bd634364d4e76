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

std::vector<store::StreamRow> Family::streamsWith(const store::ChainRow& chain, const store::StreamRow& row) const
{
    Q_UNUSED(chain)
    Q_UNUSED(row)
    return {};
}

bool Family::needs(const QString& stream, const QString& base) const
{
    Q_UNUSED(stream)
    Q_UNUSED(base)
    return false;
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

const OwnRecords& Family::records() const
{
    static const OwnRecords none;
    return none;
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
