// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/list/trigger_list.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/icon.h"
#include "triggers/list/trigger_list_model.h"
#include "triggers/list/trigger_row_delegate.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/hairline.h"

namespace signalbox::ui {

TriggerList::TriggerList(TriggerListModel* model, QWidget* parent)
    : Card(parent),
      m_model(model),
      m_proxy(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit),
      m_view(new QListView),
      m_count(new Text({}, TextRole::Small, Ink::Secondary)),
      m_export(makeButton(tr("Export"), ButtonKind::Quiet, {}, ControlSize::Card))
{
    setAccessibleName(tr("Triggers"));
    head()->setHeight(42);
    head()->setLine(true);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter triggers"));
    m_filter->setClearButtonEnabled(true);
    setControlSize(m_filter, ControlSize::Card);
    m_filter->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    QPushButton* fresh = makeButton(tr("New"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    fresh->setAccessibleName(tr("New trigger"));
    head()->addStretching(m_filter);
    head()->addRight(fresh);
    m_proxy->setSourceModel(model);
    m_proxy->setFilterRole(FilterRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new TriggerRowDelegate(m_view));
    m_view->setFrameStyle(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->verticalScrollBar()->setProperty("overlay", true);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setAccessibleName(tr("Triggers"));
    body()->addWidget(m_view, 1);
    auto* foot = new CardHead({});
    foot->setHeight(37);
    m_count->setElide(Qt::ElideRight);
    QPushButton* import = makeButton(tr("Import"), ButtonKind::Quiet, {}, ControlSize::Card);
    import->setAccessibleName(tr("Import triggers"));
    m_export->setAccessibleName(tr("Export triggers"));
    for (QPushButton* button : {import, m_export})
        button->setFont(ui::font(TextRole::Small));
    foot->addLeft(m_count);
    foot->addRight(import);
    foot->addRight(m_export);
    body()->addWidget(new Hairline);
    body()->addWidget(foot);
    keepCorners();

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilterFixedString(text.trimmed());
        renewCount();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid() && !m_setting)
            Q_EMIT chosen(now.data(KeyRole).toString());
    });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT openWanted(index.data(KeyRole).toString()); });
    connect(fresh, &QPushButton::clicked, this, &TriggerList::newWanted);
    connect(import, &QPushButton::clicked, this, &TriggerList::importWanted);
    connect(m_export, &QPushButton::clicked, this, &TriggerList::exportWanted);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &TriggerList::renewCount);
    connect(model, &QAbstractItemModel::dataChanged, this, &TriggerList::renewCount);
    renewCount();
}

QString TriggerList::currentId() const
{
    return m_view->currentIndex().data(KeyRole).toString();
}

void TriggerList::setCurrentId(const QString& id)
{
    const QScopedValueRollback<bool> setting(m_setting, true);
    const int row = m_model->rowOf(id);
    m_view->setCurrentIndex(row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_model->index(row)));
}

void TriggerList::renewCount()
{
    const auto& all = m_model->triggers();
    const auto on = std::count_if(all.begin(), all.end(), [](const auto& each) { return each.trigger.enabled; });
    const int shown = m_proxy->rowCount();
    m_count->setText(
        shown < int(all.size())
            ? tr("%1 of %2", "rows shown; rows").arg(shown).arg(format::number(qint64(all.size())))
            : tr("%1 of %2 on", "enabled triggers; triggers").arg(on).arg(format::number(qint64(all.size()))));
    m_export->setEnabled(!all.empty());
}

}  // namespace signalbox::ui
