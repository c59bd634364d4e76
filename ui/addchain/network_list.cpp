// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/network_list.h"

#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "addchain/chain_plan.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {

/// Position among the networks that most operators look for; the others follow by name.
int popularity(const QString& caip2)
{
    static const QStringList first{u"eip155:1"_s,     u"eip155:8453"_s,     u"eip155:42161"_s, u"eip155:10"_s,
                                   u"eip155:137"_s,   u"eip155:56"_s,       u"eip155:43114"_s, u"eip155:100"_s,
                                   u"eip155:59144"_s, u"eip155:11155111"_s, u"eip155:84532"_s, u"eip155:31337"_s};
    const qsizetype at = first.indexOf(caip2);
    return at < 0 ? int(first.size()) : int(at);
}

}  // namespace

QString monogram(const QString& name)
{
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return u"?"_s;
    if (words.size() > 1)
        return words[0].left(1).toUpper() + words[1].left(1).toUpper();
    return words[0].left(1).toUpper() + words[0].mid(1, 1).toLower();
}

void NetworkListModel::setFamilies(const std::vector<FamilyInfo>& families)
{
    beginResetModel();
    m_default = families.empty() ? QString() : families.front().id;
    m_families.assign(families.begin() + (families.empty() ? 0 : 1), families.end());
    endResetModel();
}

const FamilyInfo* NetworkListModel::family(int presetIndex) const
{
    const int at = custom - 1 - presetIndex;
    return at >= 0 && at < int(m_families.size()) ? &m_families[size_t(at)] : nullptr;
}

/// A family has words of its own here, or is called as it calls its chains.
QVariant NetworkListModel::familyData(const FamilyInfo& family, int row, int role) const
{
    const bool canopy = family.id == u"canopy"_s;
    const bool cosmos = family.id == u"cosmos"_s;
    const QString name = canopy ? tr("Canopy network") : cosmos ? tr("Cosmos network") : engineWords(family.label);
    const QString note = canopy   ? tr("The chain and network IDs are read from the node.")
                         : cosmos ? tr("All IBC packets; the chain ID is read from the node.")
                                  : tr("The chain ID is read from the endpoint.");
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return name;
        case NoteRole:
            return note;
        case Qt::AccessibleTextRole:
            return canopy ? tr("Canopy network. The chain and network IDs are read from the node.")
                          : QString(name + u". "_s + note);
        case MonogramRole:
            return monogram(name.section(u' ', 0, 0));
        case PresetIndexRole:
            return custom - row;
        default:
            return {};
    }
}

void NetworkListModel::setPresets(std::vector<ChainPreset> presets, const std::function<bool(const QString&)>& isTaken)
{
    std::stable_sort(presets.begin(), presets.end(), [](const ChainPreset& a, const ChainPreset& b) {
        if (a.testnet != b.testnet)
            return !a.testnet;
        const int left = popularity(a.caip2), right = popularity(b.caip2);
        return left != right ? left < right : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    beginResetModel();
    m_presets = std::move(presets);
    m_taken.clear();
    for (const ChainPreset& preset : m_presets)
        m_taken.push_back(isTaken(preset.caip2));
    endResetModel();
}

int NetworkListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_presets.size()) + fixedRows();
}

QVariant NetworkListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.row() == 0) {
        switch (role) {
            case Qt::DisplayRole:
            case NameRole:
                return tr("Another EVM network");
            case NoteRole:
                return tr("The chain ID is read from the endpoint.");
            case Qt::AccessibleTextRole:
                return tr("Another EVM network. The chain ID is read from the endpoint.");
            case PresetIndexRole:
                return custom;
            default:
                return {};
        }
    }
    if (index.row() < fixedRows())
        return familyData(m_families[size_t(index.row()) - 1], index.row(), role);
    const size_t at = size_t(index.row() - fixedRows());
    const ChainPreset& preset = m_presets[at];
    const auto note = [&] {
        QStringList parts{tr("EVM"), preset.caip2};
        if (!preset.nativeSymbol.isEmpty())
            parts << preset.nativeSymbol;
        if (preset.blockSeconds)
            parts << tr("%1 s block time").arg(QLocale().toString(*preset.blockSeconds, 'g', 3));
        if (preset.testnet)
            parts << tr("test network");
        return parts.join(u" · "_s);
    };
    switch (role) {
        case Qt::DisplayRole:
        case NameRole:
            return preset.name;
        case NoteRole:
            return m_taken[at] ? tr("%1 · already in this workspace").arg(note()) : note();
        case Qt::AccessibleTextRole:
            return QString(preset.name + u", "_s + data(index, NoteRole).toString());
        case PresetIndexRole:
            return int(at);
        case MonogramRole:
            return monogram(preset.name);
        case TestnetRole:
            return preset.testnet;
        case TakenRole:
            return bool(m_taken[at]);
        case SearchRole:
            return QString(preset.name + QLatin1Char(' ') + preset.caip2 + QLatin1Char(' ') + preset.nativeSymbol +
                           QLatin1Char(' ') + preset.kind);
        default:
            return {};
    }
}

Qt::ItemFlags NetworkListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    return index.data(TakenRole).toBool() ? usual & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable) : usual;
}

void NetworkFilter::setWords(const QString& words)
{
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void NetworkFilter::setNetKind(Kind kind)
{
    m_kind = kind;
    invalidateFilter();
}

int NetworkFilter::fixedRows() const
{
    return static_cast<const NetworkListModel*>(sourceModel())->fixedRows();
}

int NetworkFilter::matching() const
{
    return rowCount() - fixedRows();
}

bool NetworkFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (row < fixedRows())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const bool test = index.data(NetworkListModel::TestnetRole).toBool();
    if ((m_kind == Kind::Main && test) || (m_kind == Kind::Test && !test))
        return false;
    const QString text = index.data(NetworkListModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void NetworkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::current();
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected || (enabled && option.state & QStyle::State_MouseOver))
        painter->fillRect(option.rect, selected ? theme.selection : theme.hover);
    painter->setPen(theme.grid);
    painter->drawLine(QPointF(option.rect.left(), option.rect.bottom() + 0.5),
                      QPointF(option.rect.right() + 1, option.rect.bottom() + 0.5));

    const QRectF disc(option.rect.left() + 12, option.rect.center().y() - 13.5, 28, 28);
    painter->setPen(Qt::NoPen);
    const QString letters = index.data(NetworkListModel::MonogramRole).toString();
    if (letters.isEmpty()) {
        painter->setBrush(theme.track);
        painter->drawEllipse(disc);
        paintIcon(*painter, disc.adjusted(6, 6, -6, -6), u"plus"_s, theme.secondary);
    } else {
        QColor tint = theme.seriesColor(1 + int(qHash(index.data(NetworkListModel::NameRole).toString(), 7) % 8));
        tint.setAlphaF(enabled ? 0.18f : 0.08f);
        painter->setBrush(tint);
        painter->drawEllipse(disc);
        painter->setFont(ui::font(TextRole::SmallStrong));
        painter->setPen(enabled ? theme.text : theme.muted);
        painter->drawText(disc, Qt::AlignCenter, letters);
    }
    QRectF line(option.rect.left() + 52, option.rect.top() + 4, option.rect.width() - 64, 18);
    painter->setFont(ui::font(selected ? TextRole::Strong : TextRole::Base));
    painter->setPen(enabled ? theme.text : theme.muted);
    painter->drawText(
        line, Qt::AlignVCenter,
        QFontMetrics(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, int(line.width())));
    line.translate(0, 18);
    painter->setFont(ui::font(TextRole::Small));
    painter->setPen(enabled ? theme.secondary : theme.muted);
    painter->drawText(
        line, Qt::AlignVCenter,
        QFontMetrics(painter->font())
            .elidedText(index.data(NetworkListModel::NoteRole).toString(), Qt::ElideRight, int(line.width())));
    painter->restore();
}

QSize NetworkDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {200, 44};
}

}  // namespace signalbox::ui
