// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_results.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "sql/sql_result_page.h"
#include "widgets/button.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

namespace {
constexpr int mostPages = 8;
}

SqlResults::SqlResults(Desk* desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_tabs(new QTabBar), m_pages(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* bar = new QHBoxLayout;
    m_tabs->setAccessibleName(tr("Results"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    bar->addWidget(m_tabs, 1);
    auto* fresh = makeIconButton(u"plus"_s, tr("Run in a new tab (Ctrl+Shift+Enter)"));
    auto* exporting = makeButton(tr("Export…"), ButtonKind::Normal, u"export"_s, ControlSize::Card);
    auto* closing = makeIconButton(u"close"_s, tr("Close this result (Ctrl+W)"));
    m_export = exporting;
    m_close = closing;
    bar->addWidget(fresh);
    bar->addWidget(exporting);
    bar->addWidget(closing);
    column->addLayout(bar);
    column->addWidget(m_pages, 1);
    setMinimumHeight(160);
    connect(fresh, &QAbstractButton::clicked, this, &SqlResults::newTabRequested);
    connect(exporting, &QAbstractButton::clicked, this, &SqlResults::exportRequested);
    connect(closing, &QAbstractButton::clicked, this, &SqlResults::closeCurrent);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        Q_EMIT changed();
    });
}

SqlResultPage* SqlResults::at(int index) const
{
    return static_cast<SqlResultPage*>(m_pages->widget(index));
}

int SqlResults::count() const
{
    return m_pages->count();
}

SqlResultPage* SqlResults::page() const
{
    return static_cast<SqlResultPage*>(m_pages->currentWidget());
}

SqlResultPage* SqlResults::pageFor(bool newTab)
{
    SqlResultPage* now = page();
    if (now && !now->isRunning() && (!newTab || now->statement().isEmpty()))
        return now;
    if (count() >= mostPages)
        for (int i = 0; i < count(); ++i)
            if (!at(i)->isRunning()) {
                m_tabs->setCurrentIndex(i);
                return at(i);
            }
    auto* made = new SqlResultPage(m_desk);
    m_pages->addWidget(made);
    connect(made, &SqlResultPage::changed, this, &SqlResults::changed);
    m_tabs->setCurrentIndex(m_tabs->addTab(made->title()));
    m_pages->setCurrentWidget(made);
    return made;
}

void SqlResults::closeCurrent()
{
    const int index = m_tabs->currentIndex();
    if (index < 0)
        return;
    SqlResultPage* gone = at(index);
    if (gone->isRunning())
        Q_EMIT abandoned(gone->run());
    m_pages->removeWidget(gone);
    m_tabs->removeTab(index);
    gone->deleteLater();
    if (count() == 0)
        pageFor(true);
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    Q_EMIT changed();
}

void SqlResults::renew(bool works)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        m_tabs->setTabText(i, at(i)->title());
        m_tabs->setTabToolTip(i, plainTip(at(i)->statement().left(500)));
    }
    m_export->setEnabled(works && page()->hasRows() && !page()->isRunning());
    m_close->setEnabled(count() > 1 || !page()->statement().isEmpty());
}

}  // namespace signalbox::ui
