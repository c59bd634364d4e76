// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_config_page.h"

#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "queue/queue_actions.h"
#include "queue/queue_config_cells.h"
#include "queue/queue_config_model.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

QueueConfigPage::QueueConfigPage(Desk* desk, QueueActions* commands, QWidget* parent)
    : QueuePage(parent),
      m_commands(commands),
      m_model(new QueueConfigModel(this)),
      m_table(new DataTable(desk, u"queue-config"_s, {})),
      m_check(new CheckLine),
      m_defaults(makeButton(tr("Use defaults"), ButtonKind::Normal, u"undo"_s, ControlSize::Card)),
      m_revert(makeButton(tr("Revert"), ButtonKind::Quiet, {}, ControlSize::Card)),
      m_save(makeButton(tr("Save"), ButtonKind::Primary, u"check"_s, ControlSize::Card))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* band = new QWidget;
    auto* inside = new QHBoxLayout(band);
    inside->setContentsMargins(12, 8, 12, 8);
    inside->addWidget(m_check);
    column->addWidget(band);
    column->addWidget(m_table, 1);
    m_table->setFlat();
    m_table->head()->hide();
    m_table->setPagedModel(m_model);  // in its own order: the defaults first
    m_table->setLoading(true);
    TableView* view = m_table->view();
    view->setAccessibleName(tr("Configuration of the balance queues"));
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::EditKeyPressed);  // and Enter or a double click: enter()
    view->setItemDelegateForColumn(QueueConfigModel::Enabled, new ConfigSwitchCell(view));
    for (int number = QueueConfigModel::FirstNumber; number < QueueConfigModel::Check; ++number)
        view->setItemDelegateForColumn(number, new ConfigNumberCell(view));
    m_defaults->setToolTip(tr("The selected chain uses the defaults again"));
    m_table->setRowActions([this](QMenu* menu, const QList<int>&) {
        QAction* reset = menu->addAction(icon(u"undo"_s), tr("Use defaults"));
        reset->setEnabled(m_defaults->isEnabled());
        connect(reset, &QAction::triggered, this, &QueueConfigPage::useDefaults);
    });
    connect(view->selectionModel(), &QItemSelectionModel::currentChanged, this, &QueueConfigPage::renew);
    connect(m_table, &DataTable::activated, this, &QueueConfigPage::enter);
    connect(m_model, &QueueConfigModel::edited, this, &QueueConfigPage::renew);
    connect(m_defaults, &QPushButton::clicked, this, &QueueConfigPage::useDefaults);
    connect(m_revert, &QPushButton::clicked, m_model, &QueueConfigModel::revert);
    connect(m_save, &QPushButton::clicked, this, &QueueConfigPage::save);
    connect(commands, &QueueActions::ended, this, [this] {
        if (isWatched())
            load();
    });
    renew();
}

QList<QWidget*> QueueConfigPage::actions() const
{
    return {m_defaults, m_revert, m_save};
}

void QueueConfigPage::setNarrow(bool narrow)
{
    m_table->setDropLevel(narrow ? 2 : 0);
}

void QueueConfigPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setSnapshot(snapshot);
}

void QueueConfigPage::engineChanged()
{
    m_table->setLoading(queries());
    renew();
}

/// The editor of the current cell, by Enter or double click.
void QueueConfigPage::enter()
{
    TableView* view = m_table->view();
    const QModelIndex current = view->currentIndex();
    if (current.column() == QueueConfigModel::Enabled)
        ConfigSwitchCell::toggle(m_model, current);
    else if (QueueConfigModel::field(current.column()))
        view->edit(current);
}

void QueueConfigPage::load()
{
    QueueQueries* queue = queries();
    if (!queue)
        return;
    const quint64 ticket = nextTicket();
    whenAnswered(queue->configs(), this, [this, ticket](const Expected<std::vector<QueueConfig>>& answer) {
        if (isCurrent(ticket))
            take(answer);
    });
}

void QueueConfigPage::take(const Expected<std::vector<QueueConfig>>& answer)
{
    m_table->setLoading(false);
    m_table->setEmpty(
        answer ? tr("No chain has a balance queue yet.")
               : tr("The configuration could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
    if (answer)
        m_model->setConfigs(*answer);
    renew();
}

void QueueConfigPage::renew()
{
    const std::vector<ConfigRow> changed = m_model->changed();
    const ConfigRow* current = m_model->at(m_table->view()->currentIndex().row());
    m_defaults->setEnabled(queries() && current && !current->seen.caip2.isEmpty() && current->seen.isOwn);
    m_revert->setEnabled(!changed.empty());
    m_save->setEnabled(queries() && !changed.empty() && m_model->isValid());
    const QString text = changed.empty() ? tr("Save") : tr("Save %n changes", "rows of a table", int(changed.size()));
    m_save->setText(text);
    m_save->setAccessibleName(text);
    int stops = 0;
    for (const ConfigRow& row : changed)
        stops += row.seen.enabled && !row.draft.enabled ? std::max(1, row.users) : 0;
    if (!m_model->isValid())
        m_check->set(State::Refused, tr("A value is outside its limits. Correct it to save."));
    else if (stops > 0)
        m_check->set(State::Slow, tr("Saving stops %n queues: their balances stay as they are until the queues are "
                                     "enabled again. No update is lost.",
                                     nullptr, stops));
    m_check->parentWidget()->setVisible(stops > 0 || !m_model->isValid());
}

void QueueConfigPage::save()
{
    if (!m_save->isEnabled())
        return;
    for (const ConfigRow& row : m_model->changed()) {
        if (row.seen.caip2.isEmpty())
            saveDefaults(row.draft);
        else
            m_commands->configure(row.seen.caip2, configChanges(row.seen, row.draft));
    }
    m_model->saved();
}

void QueueConfigPage::saveDefaults(const QueueConfig& config)
{
    whenAnswered(queries()->setDefaults(config), this, [this](const Expected<Done>& answer) {
        load();
        if (answer)
            return;
        m_check->set(State::Error, tr("The defaults were not saved."), engineWords(answer.error()));
        m_check->parentWidget()->show();
    });
}

void QueueConfigPage::useDefaults()
{
    const ConfigRow* current = m_model->at(m_table->view()->currentIndex().row());
    if (!current || !current->seen.isOwn || current->seen.caip2.isEmpty())
        return;
    arguments::QueueConfigure reset;
    reset.reset = true;
    const QString caip2 = current->seen.caip2;
    m_model->resetRow(m_table->view()->currentIndex().row());
    m_commands->configure(caip2, reset);
}

}  // namespace signalbox::ui
