// SPDX-License-Identifier: GPL-3.0-or-later

#include "activity/notification_sheet.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {

struct NotificationSheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::NotificationSheet)
};

const QString onKey = u"notifications/on"_s, quietKey = u"notifications/quiet"_s,
              fromKey = u"notifications/quietFrom"_s, untilKey = u"notifications/quietUntil"_s,
              mutedKey = u"notifications/mutedUntil"_s;
constexpr qint64 anHour = 3600;

/// Reads the settings when shown: the other instance of the form may have changed them.
class Form : public QWidget {
public:
    using QWidget::QWidget;
    std::function<void()> read;

protected:
    void showEvent(QShowEvent* event) override
    {
        if (read)
            read();
        QWidget::showEvent(event);
    }
};

}  // namespace

NotificationSettings NotificationSettings::load(const Desk& desk)
{
    NotificationSettings settings;
    settings.on = desk.value(onKey, settings.on).toBool();
    settings.quiet = desk.value(quietKey, settings.quiet).toBool();
    const QTime from = desk.value(fromKey, settings.from).toTime(),
                until = desk.value(untilKey, settings.until).toTime();
    if (from.isValid() && until.isValid()) {
        settings.from = from;
        settings.until = until;
    }
    settings.mutedUntil = desk.value(mutedKey).toDateTime();
    return settings;
}

void NotificationSettings::save(Desk& desk) const
{
    desk.setValue(onKey, on);
    desk.setValue(quietKey, quiet);
    desk.setValue(fromKey, from);
    desk.setValue(untilKey, until);
    desk.setValue(mutedKey, mutedUntil);
}

void NotificationSettings::muteFor(Desk& desk, qint64 seconds)
{
    desk.setValue(mutedKey, seconds > 0 ? QDateTime::currentDateTimeUtc().addSecs(seconds) : QDateTime());
}

bool NotificationSettings::isQuietAt(const QTime& time) const
{
    if (!quiet || from == until)
        return false;
    return from < until ? time >= from && time < until : time >= from || time < until;
}

qint64 NotificationSettings::secondsToEnd(const QTime& time) const
{
    const int seconds = time.secsTo(until);
    return seconds > 0 ? seconds : seconds + 24 * 3600;
}

QWidget* makeNotificationForm(Desk* desk, QWidget* parent)
{
    auto* form = new Form(parent);
    auto* box = new QVBoxLayout(form);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(12);
    auto* on = new Switch(NotificationSheet::tr("Show alerts as desktop notifications"));
    auto* quiet = new Switch(NotificationSheet::tr("Quiet hours"));
    on->setCheckable(true);
    quiet->setCheckable(true);
    auto* from = new QTimeEdit;
    auto* until = new QTimeEdit;
    from->setAccessibleName(NotificationSheet::tr("Quiet from"));
    until->setAccessibleName(NotificationSheet::tr("Quiet until"));
    for (QTimeEdit* field : {from, until})
        field->setDisplayFormat(u"HH:mm"_s);  // as every time in this window
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(quiet);
    row->addStretch(1);
    row->addWidget(new Text(NotificationSheet::tr("from", "quiet hours"), TextRole::Base, Ink::Secondary));
    row->addWidget(from);
    row->addWidget(new Text(NotificationSheet::tr("until", "quiet hours"), TextRole::Base, Ink::Secondary));
    row->addWidget(until);
    auto* mute = makeButton({}, ButtonKind::Normal, u"bell"_s, ControlSize::Card);
    auto* muteRow = new QHBoxLayout;
    muteRow->addWidget(mute);
    muteRow->addStretch(1);
    auto* note = new Text(NotificationSheet::tr("Alerts raised together are shown as one notification. During quiet "
                                                "hours nothing is shown; alerts still open afterwards are shown then."),
                          TextRole::Small, Ink::Secondary);
    note->setWordWrap(true);
    box->addWidget(on);
    box->addLayout(row);
    box->addLayout(muteRow);
    box->addWidget(note);
    const auto renew = [=] {
        quiet->setEnabled(on->isChecked());
        from->setEnabled(on->isChecked() && quiet->isChecked());
        until->setEnabled(from->isEnabled());
        const NotificationSettings now = NotificationSettings::load(*desk);
        mute->setEnabled(on->isChecked());
        mute->setText(now.isMuted() ? NotificationSheet::tr("Muted until %1. Unmute").arg(format::clock(now.mutedUntil))
                                    : NotificationSheet::tr("Mute for 1 hour"));
        mute->setAccessibleName(mute->text());
    };
    const auto changed = [=] {
        NotificationSettings now = NotificationSettings::load(*desk);
        now.on = on->isChecked();
        now.quiet = quiet->isChecked();
        now.from = from->time();
        now.until = until->time();
        now.save(*desk);
        renew();
    };
    QObject::connect(mute, &QPushButton::clicked, form, [=] {
        NotificationSettings::muteFor(*desk, NotificationSettings::load(*desk).isMuted() ? 0 : anHour);
        renew();
    });
    QObject::connect(on, &QAbstractButton::toggled, form, changed);
    QObject::connect(quiet, &QAbstractButton::toggled, form, changed);
    QObject::connect(from, &QTimeEdit::timeChanged, form, changed);
    QObject::connect(until, &QTimeEdit::timeChanged, form, changed);
    form->read = [=] {
        const NotificationSettings now = NotificationSettings::load(*desk);
        const QSignalBlocker quietOn(on), quietQuiet(quiet), quietFrom(from), quietUntil(until);
        on->setChecked(now.on);
        quiet->setChecked(now.quiet);
        from->setTime(now.from);
        until->setTime(now.until);
        renew();
    };
    form->read();
    return form;
}

void openNotificationSheet(Desk* desk, QWidget* window)
{
    auto* sheet = new Sheet(NotificationSheet::tr("Notifications"), window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->body()->addWidget(makeNotificationForm(desk));
    sheet->setCancelText(NotificationSheet::tr("Close"));
    sheet->open();
}

}  // namespace signalbox::ui
