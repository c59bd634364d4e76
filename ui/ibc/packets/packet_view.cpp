// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packet_view.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ibc/model/relay_model.h"
#include "ibc/packets/life_line.h"
#include "ibc/packets/packet_details.h"
#include "ibc/packets/raw_card.h"
#include "ibc/relayers/relayer_cell.h"
#include "language/engine_words.h"
#include "shell/screen.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/data_table.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int mostRelayRows = 7;

bool has(const std::vector<quint64>& all, quint64 sequence)
{
    return std::find(all.begin(), all.end(), sequence) != all.end();
}

}  // namespace

PacketView::PacketView(Desk* desk, std::function<IbcQueries*()> queries, QWidget* parent)
    : QWidget(parent),
      m_queries(std::move(queries)),
      m_life(new LifeLine),
      m_check(new CheckLine),
      m_ask(makeButton(tr("Check on chain"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_clear(makeButton(tr("Clear…"), ButtonKind::Primary, {}, ControlSize::Card)),
      m_model(new RelayModel(this)),
      m_relays(new DataTable(desk, u"ibc-relays"_s, tr("Relays"))),
      m_details(new PacketDetails),
      m_raw(new RawCard),
      m_below(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    page->column()->setContentsMargins(0, 12, 16, 16);
    outer->addWidget(page);
    auto* life = new Card(tr("Life line"));
    life->head()->setHeight(40);
    life->head()->setLine(true);
    life->head()->setNote(tr("times are block times; won relays are filled, lost ones are crossed out"));
    life->head()->addRight(m_ask);
    life->head()->addRight(m_clear);
    m_clear->setAccessibleName(tr("Clear this packet…"));
    m_check->setContentsMargins(12, 8, 12, 0);
    m_check->hide();
    life->body()->addWidget(m_check);
    life->body()->addWidget(m_life);
    page->column()->addWidget(life);
    m_relays->setModel(m_model);
    m_relays->setColumnChooser(true);
    new ColumnFit(m_relays->view());
    delete m_relays->view()->itemDelegateForColumn(int(RelayModel::Column::Relayer));
    m_relays->view()->setItemDelegateForColumn(int(RelayModel::Column::Relayer), new RelayerCell(m_relays->view()));
    m_relays->setEmpty(tr("No relay of this packet was seen."));
    page->column()->addWidget(m_relays);
    m_below->setSpacing(12);
    m_below->addWidget(m_details, 49);
    m_below->addWidget(m_raw, 51);  // a transfer's JSON fits
    page->column()->addLayout(m_below, 1);
    connect(m_ask, &QPushButton::clicked, this, &PacketView::checkOnChain);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        const PacketKey& key = m_detail.packet.key;
        ClearingRequest request;
        request.chainId = key.chainId;
        request.port = key.port;
        request.channel = key.channel;
        request.sequences = {key.sequence};
        Q_EMIT clearWanted(request);
    });
    connect(m_life, &LifeLine::relayChosen, this, [this](int relay) {
        if (relay >= 0 && size_t(relay) < m_detail.relays.size())
            m_relays->selectKey(RelayModel::keyOf(m_detail.relays[size_t(relay)]));
    });
}

void PacketView::setDetail(const PacketDetail& detail)
{
    const bool other = !(m_detail.packet.key == detail.packet.key);
    if (other)
        dropCheck();
    const PacketRelay* chosen = m_model->at(m_relays->currentRow());
    const QString key = chosen && !other ? RelayModel::keyOf(*chosen) : QString();
    m_detail = detail;
    m_life->setDetail(detail);
    m_model->resetRows(detail.relays);
    if (!key.isEmpty())
        m_relays->selectKey(key);
    m_relays->head()->setNote(relaySummary(detail.relays));
    const int rows = std::clamp(m_model->rowCount(), m_model->rowCount() == 0 ? 3 : 2, mostRelayRows);
    m_relays->setFixedHeight(2 + 36 + 28 + rows * ThemeManager::instance().rowHeight());
    m_details->setDetail(detail);
    m_raw->setDetail(detail);
    setClearing(m_clearing);
}

void PacketView::setMarks(const ibc::ChainMarks& marks)
{
    m_life->setMarks(marks);
}

void PacketView::setClearing(bool on)
{
    m_clearing = on;
    m_clear->setVisible(on && m_detail.packet.stuck != StuckKind::None);
}

void PacketView::setNarrow(bool narrow)
{
    m_below->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PacketView::dropCheck()
{
    m_answer.drop();
    m_ask->setEnabled(true);
    m_check->hide();
}

void PacketView::checkOnChain()
{
    IbcQueries* queries = m_queries();
    if (!queries)
        return;
    m_ask->setEnabled(false);
    m_check->show();
    m_check->setChecking(tr("Asking both chains"));
    const PacketKey& key = m_detail.packet.key;
    m_answer.ask(queries->check(key.chainId, key.channel), this,
                 [this](const Expected<std::vector<ChannelCheck>>& answer) {
                     m_ask->setEnabled(true);
                     if (answer)
                         showCheck(*answer);
                     else
                         m_check->set(State::Error, tr("The chains could not be asked."), engineWords(answer.error()));
                 });
}

void PacketView::showCheck(const std::vector<ChannelCheck>& checks)
{
    const PacketKey& key = m_detail.packet.key;
    const auto found = std::find_if(checks.begin(), checks.end(), [&](const ChannelCheck& check) {
        return check.source.chainId == key.chainId && check.source.port == key.port &&
               check.source.channel == key.channel;
    });
    if (found == checks.end())
        return m_check->set(State::Slow, tr("The channel was not compared. Its other chain may not be indexed."));
    if (!found->note.isEmpty())
        return m_check->set(State::Slow, tr("The channel could not be compared."),
                            format::safe(engineWords(found->note)));
    const QString where =
        tr("Asked at height %1, %2.", "height, time").arg(format::number(found->height), format::time(found->at));
    if (has(found->unreceived, key.sequence))
        m_check->set(State::Slow, tr("The source holds the commitment; the destination has not received it."), where);
    else if (has(found->unacknowledged, key.sequence))
        m_check->set(State::Slow, tr("The destination has received it; the source waits for the acknowledgement."),
                     where);
    else
        m_check->set(State::True, tr("The source holds no commitment for this packet: it is done on chain."), where);
}

}  // namespace signalbox::ui
