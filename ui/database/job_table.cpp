// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/job_table.h"

#include <QMenu>

#include "database/database_words.h"
#include "database/job_sheet.h"
#include "database/object_models.h"
#include "database/schedule_sheet.h"
#include "database/signed_name.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/delegates.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

/// A switch, as the widget Switch draws it.
class OnColumn : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem&,
                   const QModelIndex& index) const override
    {
        constexpr double width = 30, height = 16, radius = 6;
        const Theme& t = Theme::current();
        const bool on = index.data(SortRole).toBool();
        const double left = std::min(box.left(), box.center().x() - width / 2);  // clear of the scroll bar
        const QRectF track(left, box.center().y() - height / 2, width, height);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(on ? t.fill : t.muted);
        painter.drawRoundedRect(track, height / 2, height / 2);
        painter.setBrush(t.onFill);
        painter.drawEllipse(QPointF(on ? track.right() - 8 : track.left() + 8, track.center().y()), radius, radius);
    }
};

}  // namespace

JobTable::JobTable(Desk* desk, QWidget* parent)
    : DataTable(desk, u"database-jobs"_s, tr("Maintenance jobs"), parent),
      m_model(new MaintenanceJobModel(this)),
      m_add(makeButton(tr("Add job…"), ButtonKind::Normal, u"plus"_s, ControlSize::Card))
{
    head()->setHeight(40);
    head()->addRight(m_add);
    m_add->setAccessibleName(tr("Add maintenance job"));
    connect(m_add, &QPushButton::clicked, this, &JobTable::add);
    setModel(m_model);
    new ColumnFit(view());
    setLoading(true);
    setEmpty(tr("This engine has no maintenance jobs."));
    view()->setAccessibleName(tr("Maintenance jobs"));
    SignedName::install(view(), int(MaintenanceJobModel::Column::Job));
    delete view()->itemDelegateForColumn(int(MaintenanceJobModel::Column::On));
    view()->setItemDelegateForColumn(int(MaintenanceJobModel::Column::On), new OnColumn(view()));
    setRowActions([this](QMenu* menu, const QList<int>& rows) { fillMenu(menu, rows); });
    connect(view(), &QAbstractItemView::clicked, this, &JobTable::press);
    connect(this, &DataTable::activated, this, [this](int row) {
        if (const MaintenanceJob* job = m_model->at(row))
            edit(job->id);
    });
    connect(this, &DataTable::selectionChanged, this, [this] {
        const QList<int> rows = selectedRows();
        const MaintenanceJob* job = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
        Q_EMIT chosen(job ? job->id : QString());
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
            m_quiet = job.quiet;
            notes << tr("quiet hours %1 UTC").arg(quietText(job.quiet));
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

void JobTable::add()
{
    MaintenanceJob fresh;
    fresh.own = true;
    fresh.kind = u"vacuum"_s;
    fresh.cron = u"0 3 * * *"_s;
    openJob(fresh);
}

void JobTable::edit(const QString& id)
{
    const MaintenanceJob* known = job(id);
    if (!known || !database())
        return;
    if (known->own)
        return openJob(*known);
    auto* sheet = new ScheduleSheet(m_engine, *known, this);
    connect(sheet, &QDialog::finished, this, &JobTable::changed);
    sheet->open();
}

void JobTable::openJob(const MaintenanceJob& job)
{
    if (!database())
        return;
    auto* sheet = new JobSheet(m_engine, job, m_quiet, window());
    connect(sheet, &QDialog::finished, this, &JobTable::changed);
    sheet->open();
}

void JobTable::askDelete(const QString& id)
{
    const MaintenanceJob* known = job(id);
    if (!known || !known->own || !database())
        return;
    auto* sheet = new Sheet(tr("Delete job"), window(), 520);
    sheet->setObjectName(u"deleteJobSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto* words =
        new Text(tr("\"%1\" no longer runs, and the history of its runs is deleted. This cannot be undone. The "
                    "tables and indexes are not changed.")
                     .arg(jobName(*known)));
    words->setWordWrap(true);
    sheet->body()->addWidget(words);
    QPushButton* remove = sheet->addFootButton(makeButton(tr("Delete job"), ButtonKind::Danger));
    sheet->setPrimary(remove);
    connect(remove, &QPushButton::clicked, sheet, [this, sheet, id] {
        sheet->accept();
        clearChoice();
        if (DatabaseQueries* queries = database())
            follow(queries->removeJob(id));
    });
    sheet->open();
}

void JobTable::clearChoice()
{
    view()->clearSelection();
}

void JobTable::press(const QModelIndex& index)
{
    const MaintenanceJob* pressed = job(index.siblingAtColumn(0).data(KeyRole).toString());
    if (pressed && index.column() == int(MaintenanceJobModel::Column::On))
        setEnabledJob(pressed->id, !pressed->enabled);
}

void JobTable::fillMenu(QMenu* menu, const QList<int>& rows)
{
    const MaintenanceJob* picked = rows.size() == 1 ? m_model->at(rows.first()) : nullptr;
    if (!picked)
        return;
    const QString id = picked->id;
    const auto put = [&](const QString& iconName, const QString& text, bool enabled, auto run) {
        QAction* action = menu->addAction(icon(iconName), text);
        action->setEnabled(enabled && database());
        connect(action, &QAction::triggered, this, run);
    };
    const bool open = picked->running || picked->state == "queued"_L1;
    put(u"play"_s, tr("Run now…"), !open, [this, id] { Q_EMIT chosen(id); });  // its preview has the button
    put(u"stop"_s, tr("Stop"), open, [this, id] { stop(id); });
    if (picked->own)
        put(u"edit"_s, tr("Edit job…"), true, [this, id] { edit(id); });
    else
        put(u"clock"_s, tr("Edit schedule…"), true, [this, id] { edit(id); });
    const bool enabled = picked->enabled;
    put(u"power"_s, enabled ? tr("Disable") : tr("Enable"), true, [this, id, enabled] { setEnabledJob(id, !enabled); });
    if (picked->own)
        put(u"trash"_s, tr("Delete job…"), !open, [this, id] { askDelete(id); });
}

}  // namespace signalbox::ui
