// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/period_button.h"

#include <QActionGroup>
#include <QDateTime>
#include <QMenu>

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style.h"

namespace signalbox::ui {

namespace {

QStringList ids()
{
    return {u"today"_s, u"yesterday"_s, u"week"_s, u"month"_s};
}

QString words(const QString& id)
{
    if (id == u"yesterday"_s)
        return PeriodButton::tr("yesterday, UTC");
    if (id == u"week"_s)
        return PeriodButton::tr("last 7 days, UTC");
    if (id == u"month"_s)
        return PeriodButton::tr("last 30 days, UTC");
    return PeriodButton::tr("today, UTC");
}

}  // namespace

PeriodButton::PeriodButton(QWidget* parent) : QPushButton(parent)
{
    setKind(this, ButtonKind::Normal);
    setIcon(ui::icon(u"clock"_s));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMenu(new QMenu(this));
    fillMenu();
    setId(u"today"_s);
}

IbcPeriod PeriodButton::period() const
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    if (m_id == u"yesterday"_s)
        return {today.addDays(-1), today.addDays(-1)};
    if (m_id == u"week"_s)
        return {today.addDays(-6), today};
    if (m_id == u"month"_s)
        return {today.addDays(-29), today};
    return {today, today};
}

void PeriodButton::setId(const QString& id)
{
    if (id == m_id || !ids().contains(id))
        return;
    m_id = id;
    setText(words(id));
    setAccessibleName(tr("Period: %1").arg(words(id)));
    for (QAction* action : menu()->actions())
        action->setChecked(action->data().toString() == id);
    Q_EMIT changed();
}

void PeriodButton::fillMenu()
{
    auto* group = new QActionGroup(this);
    for (const QString& id : ids()) {
        QAction* action = menu()->addAction(words(id));
        action->setCheckable(true);
        action->setData(id);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { setId(id); });
    }
}

}  // namespace signalbox::ui
