// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_place.h"

#include <QUrlQuery>

#include "explorer/explorer_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
constexpr size_t mostVisits = 100;
}

QString ExplorerPlace::address() const
{
    if (key.isEmpty())
        return {};
    const QString words = ExplorerWords::address(kind.value_or(ExplorerKind::Account), key, chain, height);
    return words.section(u'/', 1);
}

std::optional<ExplorerPlace> ExplorerPlace::of(const QString& address)
{
    const QString path = address.section(u'?', 0, 0);
    const auto kind = explorerKind(path.section(u'/', 0, 0));
    const QString key = path.section(u'/', 1);
    if (!kind || key.isEmpty())
        return std::nullopt;
    ExplorerPlace place{kind, {}, {}, {}};
    for (const ExplorerKey& each : recognizeKey(key))
        if (each.kind == *kind)
            place.key = each.key;
    if (place.key.isEmpty())
        return std::nullopt;
    const QUrlQuery query(address.section(u'?', 1));
    place.chain = query.queryItemValue(u"chain"_s, QUrl::FullyDecoded);
    bool ok = false;
    if (const qlonglong height = query.queryItemValue(u"height"_s).toLongLong(&ok); ok && height >= 0)
        place.height = height;
    return place;
}

void VisitHistory::visit(const ExplorerPlace& place)
{
    m_places.resize(size_t(m_at + 1));
    if (m_places.empty() || m_places.back() != place)
        m_places.push_back(place);
    if (m_places.size() > mostVisits)
        m_places.erase(m_places.begin());
    m_at = int(m_places.size()) - 1;
}

void VisitHistory::correct(const ExplorerPlace& place)
{
    if (m_at >= 0)
        m_places[size_t(m_at)] = place;
}

bool VisitHistory::canStep(int by) const
{
    return m_at + by >= 0 && m_at + by < int(m_places.size());
}

const ExplorerPlace& VisitHistory::step(int by)
{
    m_at += by;
    return m_places[size_t(m_at)];
}

}  // namespace signalbox::ui
