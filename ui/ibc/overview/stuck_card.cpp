// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/stuck_card.h"

#include <QMenu>
#include <QPushButton>

#include "desk/desk.h"
#include "ibc/overview/clear_cell.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

const QString tableId = u"ibc-stuck"_s, allKinds = u"all"_s;
const std::pair<StuckKind, const char*> kindIds[] = {{StuckKind::Unreceived, "unreceived"},
                                                     {StuckKind::Unacknowledged, "unacknowledged"},
                                                     {StuckKind::PastTimeout, "past_timeout"}};

QString idOf(StuckKind kind)
{
    for (const auto& [each, id] : kindIds)
        if (each == kind)
            return QLatin1String(id);
    return {};
}

}  // namespace

ClearingRequest requestFor(const StuckGroup& group)
{
    ClearingRequest request;
    request.chainId = group.source.chainId;
    request.port = group.source.port;
    request.channel = group.source.channel;
    request.sequences = group.sequences;
    return request;
}

StuckCard::StuckCard(Desk* desk, QWidget* parent)
    : DataTable(desk, tableId, tr("Stuck packets"), parent),
      m_model(new StuckModel(this)),
      m_kinds(new Segments(tr("Kinds of stuck packets"))),
      m_cell(new ClearCell(view())),
      m_route(new FilterChip(tr("route"), {})),
      m_note(new Text({}, TextRole::Small, Ink::Secondary)),
      m_check(makeButton(tr("Check now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_clear(makeButton({}, ButtonKind::Primary, {}, ControlSize::Card))
{
    setModel(m_model);
    delete view()->itemDelegateForColumn(int(StuckModel::Column::Clear));
    view()->setItemDelegateForColumn(int(StuckModel::Column::Clear), m_cell);
    new ColumnFit(view());
    if (!desk->value(u"table/"_s + tableId).isValid())
        view()->sortByColumn(int(StuckModel::Column::Age), Qt::DescendingOrder);
    head()->setHeight(44);
    m_note->setElide(Qt::ElideRight);
    m_check->setToolTip(tr("Compares the commitments of all channels with the stored packets."));
    head()->addLeft(m_kinds);
    head()->addLeft(m_route);
    head()->addLeft(m_note);
    head()->addRight(m_check);
    head()->addRight(m_clear);
    m_route->hide();
    m_clear->hide();
    setLoading(true);
    setFilteredEmpty(tr("No stuck packet matches."));
    proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const IbcPacket* packet = m_model->at(row);
        return packet && isListed(*packet, false);
    });
    setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    connect(m_kinds, &Segments::currentChanged, this, [this] {
        proxy()->predicateChanged();
        renewClear();
    });
    connect(m_route, &FilterChip::removed, this, [this] { showRoute({}, {}); });
    connect(m_check, &QPushButton::clicked, this, &StuckCard::checkWanted);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        if (m_largest)
            Q_EMIT clearWanted(requestFor(*m_largest));
    });
    connect(m_cell, &ClearCell::pressed, this, [this](const QString& key) {
        const IbcPacket* packet = m_model->at(m_model->rowOf(key));
        const std::vector<StuckGroup> groups = stuckGroups(packet ? std::vector{*packet} : std::vector<IbcPacket>());
        if (!groups.empty())
            Q_EMIT clearWanted(requestFor(groups.front()));
    });
    connect(this, &DataTable::activated, this, [this](int row) {
        if (const IbcPacket* packet = m_model->at(row))
            Q_EMIT packetWanted(packet->key);
    });
    renewKinds();
    setClearing(false);
}

bool StuckCard::isListed(const IbcPacket& packet, bool anyKind) const
{
    return (anyKind || m_kinds->current() == allKinds || m_kinds->current() == idOf(packet.stuck)) &&
           (m_from.isEmpty() || (packet.source.chainId == m_from && packet.destination.chainId == m_to));
}

std::vector<IbcPacket> StuckCard::listed() const
{
    std::vector<IbcPacket> all;
    for (const IbcPacket& packet : m_model->rows())
        if (isListed(packet, false))
            all.push_back(packet);
    return all;
}

void StuckCard::set(const Expected<PacketPage>& answer)
{
    setLoading(false);
    setEmpty(answer
                 ? tr("No packet is stuck. Packets that wait longer than the thresholds of their channel are listed "
                      "here with the cause.")
                 : tr("The stuck packets could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
    if (!answer)
        return;
    m_model->setRows(answer->packets);
    const bool more = answer->total > qint64(answer->packets.size());
    setCountLine(more);
    setCountText(more ? tr("The newest %1 of %2 stuck packets are listed.")
                            .arg(format::number(qint64(answer->packets.size())), format::number(answer->total))
                      : QString());
    renewKinds();
    renewClear();
}

void StuckCard::renewKinds()
{
    qint64 all = 0;
    QHash<QString, qint64> counts;
    for (const IbcPacket& packet : m_model->rows())
        if (isListed(packet, true)) {
            ++all;
            ++counts[idOf(packet.stuck)];
        }
    const auto text = [](const QString& word, qint64 count) { return word + u' ' + format::number(count); };
    std::vector<Segments::Item> items{{allKinds, text(tr("All", "kinds of stuck packets"), all)}};
    for (const auto& [kind, id] : kindIds)
        items.push_back({idOf(kind), text(ibc::stuckWord(kind), counts.value(idOf(kind)))});
    m_kinds->setItems(items);
}

/// The largest group of one channel has the button.
void StuckCard::renewClear()
{
    const std::vector<StuckGroup> groups = stuckGroups(listed());
    m_largest = groups.empty() ? std::nullopt : std::optional(groups.front());
    m_clear->setVisible(m_clearing && m_largest);
    if (!m_largest)
        return;
    const QString text =
        tr("Clear %1 to %2…")
            .arg(format::number(qint64(m_largest->sequences.size())), ibc::chainText(m_largest->destination));
    m_clear->setText(text);
    m_clear->setAccessibleName(text);
    m_clear->setToolTip(ibc::wholeChannelsText(m_largest->source, m_largest->destination));
}

QString StuckCard::nameOf(const QString& chainId) const
{
    for (const IbcPacket& packet : m_model->rows())
        for (const IbcEnd* end : {&packet.source, &packet.destination})
            if (end->chainId == chainId)
                return ibc::chainText(*end);
    return ibc::briefText(chainId, 24);
}

void StuckCard::showRoute(const QString& from, const QString& to)
{
    m_from = from;
    m_to = to;
    m_route->setVisible(!from.isEmpty());
    m_route->set(tr("route"), ibc::routeText(nameOf(from), nameOf(to)));
    proxy()->predicateChanged();
    renewKinds();
    renewClear();
}

void StuckCard::setChecked(const QDateTime& at, qint64 differences)
{
    m_note->setText(!at.isValid()      ? tr("Commitments not checked on chain yet")
                    : differences == 0 ? tr("Commitments checked on chain at %1, no difference").arg(format::time(at))
                                       : tr("Commitments checked on chain at %1, %n differences: see Channels", nullptr,
                                            format::plural(differences))
                                             .arg(format::time(at)));
    m_note->setInk(differences > 0 ? Ink::Warn : Ink::Secondary);
}

void StuckCard::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
    m_check->setText(checking ? tr("Checking…") : tr("Check now"));
    m_check->setAccessibleName(m_check->text());
}

void StuckCard::setClearing(bool on)
{
    m_clearing = on;
    m_cell->setOn(on);
    view()->viewport()->update();
    renewClear();
}

void StuckCard::setNarrow(bool narrow)
{
    m_note->setVisible(!narrow);
}

void StuckCard::fillMenu(QMenu* menu, const QList<int>& rows)
{
    std::vector<IbcPacket> chosen;
    for (const int row : rows)
        if (const IbcPacket* packet = m_model->at(row))
            chosen.push_back(*packet);
    if (chosen.empty())
        return;
    if (chosen.size() == 1)
        connect(menu->addAction(icon(u"search"_s), tr("Open packet")), &QAction::triggered, this,
                [this, key = chosen.front().key] { Q_EMIT packetWanted(key); });
    if (!m_clearing)
        return;
    for (const StuckGroup& group : stuckGroups(chosen))
        connect(
            menu->addAction(icon(u"send"_s), tr("Clear %n packets, %1…", "number; route", int(group.sequences.size()))
                                                 .arg(ibc::routeText(group.source, group.destination))),
            &QAction::triggered, this, [this, group] { Q_EMIT clearWanted(requestFor(group)); });
}

}  // namespace signalbox::ui
