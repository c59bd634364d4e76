// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packet_search.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <algorithm>

#include "ibc/model/ibc_words.h"
#include "ibc/packets/packet_export.h"
#include "ibc/packets/packet_list_model.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/no_rows.h"
#include "theme/icon.h"
#include "triggers/list/trigger_row_delegate.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

constexpr int pageSize = 200, most = 10'000, typingMs = 300;
const QString stuckId = u"stuck"_s;

bool isHash(const QString& text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.isDigit() || (c.toLower() >= u'a' && c.toLower() <= u'f');
           });
}

}  // namespace

QString searchKind(const QString& text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty())
        return {};
    if (std::all_of(plain.begin(), plain.end(), [](QChar c) { return c.isDigit() || c == u','; }))
        return PacketSearch::tr("sequence");
    if (isHash(plain))
        return PacketSearch::tr("transaction");
    return plain.contains(u'/') ? PacketSearch::tr("packet key") : PacketSearch::tr("sender or receiver");
}

PacketSearch::PacketSearch(std::function<IbcQueries*()> queries, QWidget* parent)
    : Card(parent),
      m_queries(std::move(queries)),
      m_model(new PacketListModel(this)),
      m_field(new QLineEdit),
      m_state(new QComboBox),
      m_kind(new Text({}, TextRole::Small, Ink::Secondary)),
      m_channelChip(new FilterChip(tr("channel"), {})),
      m_view(new QListView),
      m_none(new NoRows),
      m_count(new Text({}, TextRole::Small, Ink::Secondary)),
      m_time(new Text({}, TextRole::Small, Ink::Secondary)),
      m_more(makeButton(tr("Show more"), ButtonKind::Quiet, {}, ControlSize::Card)),
      m_export(makeButton(tr("Export…"), ButtonKind::Quiet, u"export"_s, ControlSize::Card))
{
    setAccessibleName(tr("Packets"));
    auto* top = new QVBoxLayout;
    top->setContentsMargins(11, 9, 9, 7);
    top->setSpacing(7);
    body()->addLayout(top);
    m_field->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    m_field->setClearButtonEnabled(true);
    m_field->setPlaceholderText(tr("Address, hash, sequence or key"));
    m_field->setAccessibleName(tr("Search for packets by address, transaction, sequence or key"));
    m_field->setMaxLength(4096);
    top->addWidget(m_field);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_state->setAccessibleName(tr("State of the packets"));
    setControlSize(m_state, ControlSize::Card);
    m_state->addItem(tr("All states"), QString());
    m_state->addItem(tr("Stuck"), stuckId);
    const std::pair<PacketState, QString> states[] = {{PacketState::Sent, tr("Sent, not received")},
                                                      {PacketState::Received, tr("Received, not acknowledged")},
                                                      {PacketState::Acknowledged, tr("Acknowledged")},
                                                      {PacketState::Failed, tr("Failed")},
                                                      {PacketState::TimedOut, tr("Timed out, refunded")}};
    for (const auto& [state, words] : states)
        m_state->addItem(words, int(state));
    m_kind->setElide(Qt::ElideRight);
    m_kind->hide();
    row->addWidget(m_state, 1);
    row->addWidget(m_kind);
    top->addLayout(row);
    top->addWidget(m_channelChip, 0, Qt::AlignLeft);
    m_channelChip->hide();
    auto* counts = new CardHead({});
    counts->setHeight(28);
    counts->setLine(true);
    m_count->setElide(Qt::ElideRight);
    counts->addLeft(m_count);
    counts->addRight(m_time);
    body()->addWidget(counts);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new TriggerRowDelegate(m_view));
    m_view->setFrameStyle(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalScrollBar()->setProperty("overlay", true);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(tr("Found packets"));
    body()->addWidget(m_view, 1);
    body()->addWidget(m_none, 1);
    makeFoot();
    keepCorners();
    m_none->setLoading(true);
    connectParts();
    renewCount();
}

void PacketSearch::makeFoot()
{
    auto* foot = new CardHead({});
    foot->setHeight(40);
    m_more->setAccessibleName(tr("Show more packets"));
    foot->addLeft(m_more);
    m_export->setAccessibleName(tr("Export the found packets"));
    foot->addRight(m_export);
    body()->addWidget(foot);
    m_more->hide();
}

void PacketSearch::connectParts()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(typingMs);
    const auto begin = [this] {
        m_soon.stop();
        m_fresh = true;
        ask();
    };
    connect(&m_soon, &QTimer::timeout, this, begin);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        const QString kind = searchKind(text);
        m_kind->setText(kind.isEmpty() ? QString() : tr("by %1", "what a search is for").arg(kind));
        m_kind->setVisible(!kind.isEmpty());
        m_soon.start();
    });
    connect(m_field, &QLineEdit::returnPressed, this, begin);
    connect(m_channelChip, &FilterChip::removed, this, [this] { setChannel({}, {}); });
    connect(m_state, &QComboBox::currentIndexChanged, this, begin);
    connect(m_more, &QPushButton::clicked, this, &PacketSearch::askMore);
    connect(m_export, &QPushButton::clicked, this, &PacketSearch::askExport);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        const IbcPacket* packet = m_model->at(now.row());
        if (packet && !m_setting)
            Q_EMIT chosen(packet->key);
    });
}

QString PacketSearch::text() const
{
    return m_field->text().trimmed();
}

void PacketSearch::setText(const QString& text)
{
    m_field->setText(text);
}

void PacketSearch::showStuck()
{
    m_field->clear();
    m_state->setCurrentIndex(m_state->findData(stuckId));
}

void PacketSearch::setChannel(const QString& chainId, const QString& channel)
{
    m_chainId = chainId;
    m_channel = channel;
    m_channelChip->set(tr("channel"), format::list({ibc::briefText(chainId, 24), ibc::briefText(channel, 24)}));
    m_channelChip->setVisible(!channel.isEmpty());
    m_fresh = true;
    ask();
}

PacketFilter PacketSearch::filter() const
{
    PacketFilter filter;
    filter.text = text();
    filter.chainId = m_chainId;
    filter.channel = m_channel;
    if (searchKind(filter.text) == tr("sequence"))
        filter.text.remove(u',');  // as it is shown
    const QVariant state = m_state->currentData();
    if (state.typeId() == QMetaType::Int)
        filter.state = PacketState(state.toInt());
    else if (state.toString() == stuckId)
        filter.stuck = StuckKind::None;
    return filter;
}

void PacketSearch::ask()
{
    IbcQueries* queries = m_queries();
    if (!queries)
        return;
    PacketFilter wanted = filter();
    wanted.limit = m_fresh ? pageSize : qBound(pageSize, m_model->rowCount(), most);
    m_answer.ask(queries->packets(wanted), this, [this](const Expected<PacketPage>& answer) { take(answer); });
}

void PacketSearch::take(const Expected<PacketPage>& answer)
{
    m_none->setLoading(false);
    if (!answer) {
        m_none->setReason(tr("The packets could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())),
                          {}, {});
        renewCount();
        return Q_EMIT failed(answer.error());
    }
    const bool all = text().isEmpty() && m_channel.isEmpty() && m_state->currentIndex() == 0;
    m_none->setReason(all ? tr("No packets are indexed yet. They are listed here as the chains are indexed.")
                          : tr("No packet matches. Addresses, hashes and sequences are searched as a whole."),
                      {}, {});
    if (std::exchange(m_fresh, false)) {
        m_model->resetRows(answer->packets);
        m_view->scrollToTop();
    } else {
        m_model->setRows(answer->packets);
    }
    m_next = answer->next;
    m_total = answer->total;
    m_time->setText(format::milliseconds(answer->milliseconds));
    renewCount();
}

void PacketSearch::askMore()
{
    IbcQueries* queries = m_queries();
    if (!queries || m_next == 0)
        return;
    PacketFilter wanted = filter();
    wanted.before = m_next;
    wanted.limit = pageSize;
    m_more->setEnabled(false);
    m_answer.ask(queries->packets(wanted), this, [this](const Expected<PacketPage>& answer) {
        m_more->setEnabled(true);
        if (!answer)
            return Q_EMIT failed(answer.error());
        std::vector<IbcPacket> rows = answer->packets;
        // a packet that has come meanwhile may have moved another one to this page
        rows.erase(std::remove_if(rows.begin(), rows.end(),
                                  [this](const IbcPacket& packet) { return m_model->rowOf(packet.key.text()) >= 0; }),
                   rows.end());
        m_model->appendRows(std::move(rows));
        m_next = answer->next;
        renewCount();
    });
}

void PacketSearch::askExport()
{
    IbcQueries* queries = m_queries();
    if (!queries)
        return;
    PacketFilter wanted = filter();
    wanted.limit = mostExportedPackets;
    exportPackets(this, queries->packets(wanted));
}

void PacketSearch::drop()
{
    m_answer.drop();
    m_fresh = true;
    m_more->setEnabled(true);
    m_model->resetRows({});
    m_next = m_total = 0;
    m_none->setLoading(true);
    renewCount();
}

void PacketSearch::setCurrent(const PacketKey& key)
{
    const QScopedValueRollback<bool> setting(m_setting, true);
    const int row = m_model->rowOf(key.text());
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row, 0));
}

void PacketSearch::renewCount()
{
    const int count = m_model->rowCount();
    const bool capped = m_total >= most;
    m_count->setText(
        count == 0 ? QString()
                   : tr("%1 of %2 packets, newest first", nullptr, format::plural(m_total))
                         .arg(format::number(qint64(count)), format::number(m_total) + (capped ? u"+"_s : QString())));
    m_more->setVisible(m_next != 0);
    m_export->setEnabled(count > 0);
    const bool none = m_none->renew(count, count);
    m_none->setVisible(none);
    m_view->setVisible(!none);
}

}  // namespace signalbox::ui
