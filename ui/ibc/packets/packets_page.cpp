// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/packets/packets_page.h"

#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "ibc/packets/packet_search.h"
#include "ibc/packets/packet_view.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

namespace {
constexpr int listWidth = 290, leastList = 230, leastView = 420;
}

PacketsPage::PacketsPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_search(new PacketSearch([this] { return queries(); })),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(u"search"_s)),
      m_view(new PacketView(desk, [this] { return queries(); }))
{
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(16, 12, 0, 16);
    column->addWidget(m_search);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_stack);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({listWidth + 16, 880});
    left->setMinimumWidth(leastList);
    m_stack->setMinimumWidth(leastView);
    desk->rememberSplitter(m_splitter, u"ibc/packets-splitter"_s);
    row->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    connect(m_search, &PacketSearch::chosen, this, [this](const PacketKey& key) { open(key); });
    connect(m_search, &PacketSearch::failed, this, &IbcPage::failed);
    connect(m_view, &PacketView::clearWanted, this, &PacketsPage::clearWanted);
    open({});
}

QWidget* PacketsPage::findField()
{
    return m_search->field();
}

void PacketsPage::engineChanged()
{
    m_answer.drop();
    m_view->dropCheck();
    m_search->drop();
    m_view->setClearing(clearing() != nullptr);
}

void PacketsPage::load()
{
    m_search->ask();
    askDetail();
}

void PacketsPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_view->setMarks(ibc::chainMarks(snapshot));
}

void PacketsPage::setNarrow(bool narrow)
{
    m_view->setNarrow(narrow);
}

void PacketsPage::open(const std::optional<PacketKey>& key)
{
    if (key && m_key == key)
        return;
    m_key = key;
    m_known = false;
    m_answer.drop();
    m_empty->setText(key ? tr("Reading the packet.")
                         : tr("Select a packet to see its life line, relays and raw data."));
    m_stack->setCurrentWidget(m_empty);
    m_search->setCurrent(key.value_or(PacketKey{}));
    askDetail();
    Q_EMIT openedChanged();
}

void PacketsPage::search(const QString& text)
{
    m_search->setText(text);
}

void PacketsPage::showChannel(const QString& chainId, const QString& channel)
{
    m_search->setChannel(chainId, channel);
}

void PacketsPage::showStuck()
{
    m_search->showStuck();
}

const PacketDetail* PacketsPage::detail() const
{
    return m_key && m_known ? &m_view->detail() : nullptr;
}

void PacketsPage::askDetail()
{
    IbcQueries* ibc = queries();
    if (!ibc || !m_key || !isWatched())
        return;
    m_answer.ask(ibc->packet(*m_key), this, [this](const Expected<PacketDetail>& answer) {
        if (!answer) {
            if (m_known)  // what was read stays
                return Q_EMIT failed(answer.error());
            m_empty->setText(tr("The packet could not be read. %1").arg(engineWords(answer.error())));
            return;
        }
        m_known = true;
        m_view->setDetail(*answer);
        m_stack->setCurrentWidget(m_view);
        m_search->setCurrent(*m_key);
        Q_EMIT detailChanged();
        Q_EMIT loaded();
    });
}

}  // namespace signalbox::ui
