// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/job_table.h"

#include <QMenu>

#include "database/object_models.h"
#include "database/schedule_sheet.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "queue/row_checks.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/delegates.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

class OnColumn : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        paintCheck(painter, box, index.data(SortRole).toBool(), option);
    }
};

/// The sign says how the newest run went; the name stays plain text.
class JobColumn : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        paintSign(painter, QRectF(box.left(), box.center().y() - 5, 10, 10), State(index.data(StateItemRole).toInt()));
        CellDelegate::paintCell(painter, box.adjusted(16, 0, 0, 0), option, index);
    }
};

}  // namespace

JobTable::JobTable(Desk* desk, QWidget* parent)
    : DataTable(desk, u"database-jobs"_s, tr("Maintenance jobs"), parent), m_model(new MaintenanceJobModel(this))
{
    setModel(m_model);
    new ColumnFit(view());
    setLoading(true);
    setEmpty(tr("This engine has no maintenance jobs."));
    view()->setAccessibleName(tr("Maintenance jobs"));
    for (const MaintenanceJobModel::Column each : {MaintenanceJobModel::Column::Job, MaintenanceJobModel::Column::On})
        delete view()->itemDelegateForColumn(int(each));
    view()->setItemDelegateForColumn(int(MaintenanceJobModel::Column::Job), new JobColumn(view()));
    view()->setItemDelegateForColumn(int(MaintenanceJobModel::Column::On), new OnColumn(view()));
    setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    connect(view(), &QAbstractItemView::clicked, this, &JobTable::press);
    connect(this, &DataTable::activated, this, [this](int row) {
        if (const MaintenanceJob* job = m_model->at(row))
            editSchedule(job->id);
    });
}

void JobTable::setJobs(const std::vector<MaintenanceJob>& jobs)
{
    setLoading(false);
    m_model->setRows(jobs);
    QStringList notes;
    const auto running = std::count_if(jobs.begin(), jobs.end(), [](const MaintenanceJob& job) { return job.running; });
    if (running > 0)
        notes << tr("%n running", nullptr, int(running));
    for (const MaintenanceJob& job : jobs)
        if (!job.quiet.isEmpty()) {
            notes << tr("quiet hours %1 UTC").arg(QString(job.quiet).replace(u'-', u'–'));
            break;
        }
    head()->setNote(format::list(notes));
}

const MaintenanceJob* JobTable::job(const QString& id) const
{
    return m_model->at(m_model->rowOf(id));
}

template <class T>
void JobTable::follow(QFuture<Expected<T>> answer)
{
    whenAnswered(std::move(answer), this, [this](const Expected<T>& done) {
        if (!done)
            Q_EMIT failed(done.error());
        Q_EMIT changed();
    });
}

void JobTable::runNow(const QString& id)
{
    if (DatabaseQueries* queries = database())
        follow(queries->run(id, {}));
}

void JobTable::stop(const QString& id)
{
    if (DatabaseQueries* queries = database())
        follow(queries->stop(id));
}

void JobTable::setEnabledJob(const QString& id, bool enabled)
{
    const MaintenanceJob* known = job(id);
    if (DatabaseQueries* queries = database(); queries && known)
        follow(queries->setJob(id, enabled, known->cron));
}

void JobTable::editSchedule(const QString& id)
{
    const MaintenanceJob* known = job(id);
    if (!known || !database())
        return;
    auto* sheet = new ScheduleSheet(m_engine, *known, this);
    connect(sheet, &QDialog::finished, this, &JobTable::changed);
    sheet->open();
}

void JobTable::press(const QModelIndex& index)
{
    const MaintenanceJob* pressed = job(index.siblingAtColumn(0).data(KeyRole).toString());
    if (pressed && index.column() == int(MaintenanceJobModel::Column::On))
        setEnabledJob(pressed->id, !pressed->enabled);
}

void JobTable::fillMenu(QMenu* menu, const QList<int>& rows)
{
    const MaintenanceJob* chosen = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
    if (!chosen)
        return;
    const QString id = chosen->id;
    const auto add = [&](const QString& iconName, const QString& text, bool enabled, auto run) {
        QAction* action = menu->addAction(icon(iconName), text);
        action->setEnabled(enabled && database());
        connect(action, &QAction::triggered, this, run);
    };
    const bool open = chosen->running || chosen->state == "queued"_L1;
    add(u"play"_s, tr("Run now"), !open, [this, id] { runNow(id); });
    add(u"stop"_s, tr("Stop"), open, [this, id] { stop(id); });
    add(u"clock"_s, tr("Edit schedule…"), true, [this, id] { editSchedule(id); });
    const bool enabled = chosen->enabled;
    add(u"power"_s, enabled ? tr("Disable") : tr("Enable"), true, [this, id, enabled] { setEnabledJob(id, !enabled); });
}

}  // namespace signalbox::ui
