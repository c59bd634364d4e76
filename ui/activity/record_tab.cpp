// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/record_tab.h"

#include <QVBoxLayout>

#include "activity/whole_text.h"
#include "widgets/segments.h"

namespace signalbox::ui {

RecordTab::RecordTab(Desk* desk, const QString& id, Segments* segments, WholeText* whole, QWidget* parent)
    : QWidget(parent), m_table(new DataTable(desk, id, {})), m_segments(segments), m_whole(whole)
{
    m_table->head()->addLeft(segments);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    box->addWidget(m_table, 1);
    box->addWidget(m_whole);
}

void RecordTab::arrange(QAbstractItemModel* model, const QString& name, const QString& filter, Accepts accepts)
{
    m_table->setModel(model);
    m_table->setQuickFilter(filter);
    m_table->setColumnChooser(true);
    m_table->setCountLine(true);
    m_table->view()->setAccessibleName(name);
    m_table->view()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->proxy()->setPredicate([this, accepts = std::move(accepts)](const QAbstractItemModel&, int row) {
        return accepts(row, m_segments->current());
    });
    connect(m_segments, &Segments::currentChanged, this, &RecordTab::chooseAgain);
    connect(m_table, &DataTable::currentRowChanged, this, &RecordTab::showWhole);
}

void RecordTab::setDropLevel(int level)
{
    m_table->setDropLevel(level);
}

void RecordTab::showWhole()
{
    m_whole->setText(wordsOf(m_table->currentRow()));
}

void RecordTab::chooseAgain()
{
    m_table->proxy()->predicateChanged();
}

}  // namespace signalbox::ui
