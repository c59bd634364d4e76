// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sheets/test_sheet.h"

#include <QCoreApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/action_queries.h"
#include "signalbox/literals.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/sheet.h"

namespace signalbox::ui {

namespace {

struct TestSheet {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TestSheet)
};

QString requestText(const ActionPreview& preview)
{
    QStringList parts;
    for (const QString& each : {preview.target, preview.headers})
        if (!each.isEmpty())
            parts << each.trimmed();
    return parts.join(u'\n') + u"\n\n"_s + preview.body;
}

void showAnswer(CheckLine* check, const Expected<ActionAttempt>& answer)
{
    if (!answer)
        return check->set(State::Error, TestSheet::tr("The test was not sent."), engineWords(answer.error()));
    const QString took = format::milliseconds(double(answer->milliseconds));
    if (answer->succeeded)
        return check->set(State::True,
                          TestSheet::tr("Sent: %1, %2", "HTTP 200; 84 ms").arg(format::safe(answer->status), took),
                          format::safe(answer->answer.left(300)));
    check->set(State::Error, TestSheet::tr("Failed: %1, %2", "HTTP 503; 84 ms").arg(format::safe(answer->status), took),
               format::safe(engineWords(answer->error)));
}

}  // namespace

void openTestSheet(const TestedAction& tested, QWidget* window)
{
    const QString type = actionTypeWord(tested.trigger.actions[size_t(tested.action)].type);
    auto* sheet = new Sheet(TestSheet::tr("Send a test"), window, 640);
    sheet->setObjectName(u"testSheet"_s);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setTitle(TestSheet::tr("Send a test"), type);
    auto* words = new Text(TestSheet::tr("This really sends one request to %1, marked as a test. It leaves no job; the "
                                         "attempt is listed in the audit.",
                                         "a target")
                               .arg(format::safe(tested.preview.target.isEmpty()
                                                     ? actionTarget(tested.trigger.actions[size_t(tested.action)])
                                                     : tested.preview.target)),
                           TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    auto* request = new QPlainTextEdit(requestText(tested.preview));
    request->setReadOnly(true);
    request->setFont(ui::font(TextRole::Mono));
    request->setAccessibleName(TestSheet::tr("Request"));
    request->setTabChangesFocus(true);
    request->setMinimumHeight(150);
    auto* check = new CheckLine;
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(request, 1);
    sheet->body()->addWidget(check);
    sheet->setFootNote(TestSheet::tr("Secrets are shown as dots and sent in full."));
    QPushButton* send = sheet->addFootButton(makeButton(TestSheet::tr("Send test"), ButtonKind::Primary, u"send"_s));
    sheet->setPrimary(send);
    QObject::connect(send, &QPushButton::clicked, sheet, [=] {
        if (!tested.engine || !tested.engine->actions())
            return check->set(State::Error, TestSheet::tr("The engine is not running."));
        send->setEnabled(false);
        check->setChecking(TestSheet::tr("Sending"));
        whenAnswered(tested.engine->actions()->test(tested.trigger, tested.action, tested.event), sheet,
                     [=](const Expected<ActionAttempt>& answer) {
                         showAnswer(check, answer);
                         send->setEnabled(true);
                         send->setText(TestSheet::tr("Send again"));
                         send->setAccessibleName(send->text());
                         sheet->setCancelText(TestSheet::tr("Close"));
                     });
    });
    sheet->open();
    send->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
