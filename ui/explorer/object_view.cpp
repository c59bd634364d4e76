// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/object_view.h"

#include <QPlainTextEdit>

#include "desk/desk.h"
#include "explorer/facts_panel.h"
#include "explorer/list_panel.h"
#include "explorer/trend_card.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

ObjectView::ObjectView(Desk* desk, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent),
      m_facts(new FactsPanel),
      m_trend(new TrendCard),
      m_list(new ListPanel(desk)),
      m_whole(new Card(tr("Full message"))),
      m_wholeText(new QPlainTextEdit)
{
    m_wholeText->setReadOnly(true);
    m_wholeText->setFrameShape(QFrame::NoFrame);
    m_wholeText->setFont(ui::font(TextRole::Mono));
    m_wholeText->setAccessibleName(tr("Full message"));
    m_wholeText->setTabChangesFocus(true);
    m_wholeText->viewport()->setAutoFillBackground(false);
    m_whole->addPadded()->addWidget(m_wholeText);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_trend);
    column->addWidget(m_list, 1);
    column->addWidget(m_whole, 1);
    addWidget(m_facts);
    addWidget(right);
    setHandleWidth(12);
    setChildrenCollapsible(false);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    m_facts->setMinimumWidth(220);
    right->setMinimumWidth(280);
    setSizes({400, 760});
    desk->rememberSplitter(this, u"explorer/splitter"_s);

    connect(m_facts, &FactsPanel::goRequested, this, &ObjectView::goRequested);
    connect(m_list, &ListPanel::goRequested, this, &ObjectView::goRequested);
    connect(m_trend, &TrendCard::chosen, this, &ObjectView::heightChosen);
}

void ObjectView::setEngine(Engine* engine)
{
    m_engine = engine;
    m_list->setEngine(engine);
    m_trend->drop();
}

void ObjectView::showObject(ExplorerKind kind, const QString& key, const ExplorerChain& chain)
{
    m_kind = kind;
    m_facts->show(kind, chain);
    const bool transaction = kind == ExplorerKind::Transaction;
    m_whole->setVisible(transaction);
    m_list->setVisible(!transaction);
    renewTrend();
    if (transaction) {
        m_wholeText->setPlainText(chain.records.empty() ? QString() : format::safe(chain.records.front().value("msg")));
        return;
    }
    m_list->show(kind, key, chain);
    if (kind != ExplorerKind::Block && m_engine && m_engine->explorer())
        m_trend->ask(m_engine->explorer(), kind, key, chain);
}

void ObjectView::setRoom(int height)
{
    m_room = height;
    renewTrend();
    m_trend->setFixedHeight(height < 700 ? 150 : 190);
}

void ObjectView::renewTrend()
{
    if (m_kind)
        m_trend->setVisible(m_room >= 560 && *m_kind != ExplorerKind::Block && *m_kind != ExplorerKind::Transaction);
}

void ObjectView::setDropLevel(int level)
{
    m_list->setDropLevel(level);
}

}  // namespace signalbox::ui
