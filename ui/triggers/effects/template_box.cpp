// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/effects/template_box.h"

#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QToolButton>

#include "signalbox/literals.h"
#include "theme/theme.h"
#include "triggers/effects/text_frame.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {
constexpr qint64 mostCharacters = 4096;  // of a message
constexpr int lines = 4;

QPlainTextEdit* makeArea()
{
    auto* area = new QPlainTextEdit;
    area->setFont(ui::font(TextRole::Mono));
    area->setTabChangesFocus(true);
    area->setFrameStyle(QFrame::NoFrame);
    area->document()->setDocumentMargin(0);
    area->verticalScrollBar()->setProperty("overlay", true);
    area->setFixedHeight(QFontMetrics(ui::font(TextRole::Mono)).lineSpacing() * lines + 4);
    return area;
}
}  // namespace

QString jsonText(const QJsonValue& value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson()).trimmed();
    const QString list = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
    return list.mid(1, list.size() - 2);
}

QJsonValue jsonOf(const QString& text, QString* error)
{
    QJsonParseError fault;
    const QByteArray whole = '[' + text.toUtf8() + ']';
    const QJsonArray list = QJsonDocument::fromJson(whole, &fault).array();
    if (fault.error == QJsonParseError::NoError && list.size() == 1)
        return list.first();
    if (error)
        *error = fault.error == QJsonParseError::NoError
                     ? TemplateBox::tr("there must be one value")
                     : TemplateBox::tr("%1 at line %2", "a fault; number")
                           .arg(fault.errorString(), QString::number(whole.left(fault.offset).count('\n') + 1));
    return QJsonValue(QJsonValue::Undefined);
}

PlaceholderHighlighter::PlaceholderHighlighter(QTextDocument* document) : QSyntaxHighlighter(document)
{
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, &QSyntaxHighlighter::rehighlight);
}

void PlaceholderHighlighter::highlightBlock(const QString& text)
{
    static const QRegularExpression name(u"\\{\\{\\s*[\\w:.-]*\\s*\\}\\}"_s);
    QTextCharFormat format;
    format.setForeground(Theme::current().link);
    for (auto each = name.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        setFormat(int(match.capturedStart()), int(match.capturedLength()), format);
    }
}

TemplateBox::TemplateBox(TriggerDraft* draft, int action, QString key, Kind kind, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_draft(draft),
      m_action(action),
      m_key(std::move(key)),
      m_kind(kind),
      m_editor(makeArea()),
      m_shown(makeArea()),
      m_insert(new QToolButton),
      m_title(new Text({}, TextRole::Small, Ink::Secondary)),
      m_note(new Text({}, TextRole::Small, Ink::Secondary)),
      m_frame(new TextFrame(m_editor, false))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    auto* left = new QHBoxLayout;
    left->addWidget(new Text(title, TextRole::Small, Ink::Secondary), 1);
    left->addWidget(m_insert);
    auto* right = new QHBoxLayout;
    m_title->setElide(Qt::ElideRight);
    right->addWidget(m_title, 1);
    right->addWidget(m_note);
    grid->addLayout(left, 0, 0);
    grid->addLayout(right, 0, 1);
    grid->addWidget(m_frame, 1, 0);
    grid->addWidget(new TextFrame(m_shown, true), 1, 1);
    m_editor->setAccessibleName(tr("%1 of action %2", "Template; number").arg(title).arg(action + 1));
    m_shown->setAccessibleName(tr("Preview of action %1").arg(action + 1));
    m_title->setText(tr("Preview"));
    m_shown->setReadOnly(true);
    QPalette raised = m_shown->palette();
    raised.setBrush(QPalette::Base, raised.alternateBase());
    m_shown->setPalette(raised);
    new PlaceholderHighlighter(m_editor->document());
    m_insert->setText(tr("Insert field"));
    m_insert->setAccessibleName(tr("Insert a field into the template of action %1").arg(action + 1));
    m_insert->setPopupMode(QToolButton::InstantPopup);
    setKind(m_insert, ButtonKind::Link);
    setControlSize(m_insert, ControlSize::Row);
    m_insert->setFont(ui::font(TextRole::Small));
    auto* menu = new QMenu(m_insert);
    m_insert->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (const QString& name : triggerVocabulary().placeholders)
            connect(menu->addAction(name), &QAction::triggered, this, [this, name] {
                m_editor->insertPlainText(u"{{%1}}"_s.arg(name));
                m_editor->setFocus(Qt::OtherFocusReason);
            });
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, &TemplateBox::take);
    m_seen = stored();
    const auto fault = draft->faults().find(path());
    m_editor->blockSignals(true);
    m_editor->setPlainText(fault != draft->faults().end() ? fault->second.typed
                           : kind == Kind::Json           ? jsonText(m_seen)
                                                          : m_seen.toString());
    m_editor->blockSignals(false);
}

QString TemplateBox::path() const
{
    return u"actions[%1].config.%2"_s.arg(m_action).arg(m_key);
}

QJsonValue TemplateBox::stored() const
{
    const auto& actions = m_draft->now().actions;
    return size_t(m_action) < actions.size() ? actions[size_t(m_action)].config.value(m_key)
                                             : QJsonValue(QJsonValue::Undefined);
}

void TemplateBox::take()
{
    const QString text = m_editor->toPlainText();
    QJsonValue value = text;
    if (m_kind == Kind::Json) {
        QString error;
        value = text.trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined) : jsonOf(text, &error);
        if (!error.isEmpty())
            return m_draft->setFault(
                path(),
                {Message(
                     tr("The template is not JSON: %1. Placeholders are written in quotes: \"{{score}}\".").arg(error)),
                 text});
        m_draft->setFault(path(), {});
    }
    if (value != stored())
        m_seen = value;
    m_draft->setConfig(m_action, m_key, value);
}

void TemplateBox::renew()
{
    const QJsonValue now = stored();
    if (now != m_seen && !m_editor->hasFocus()) {
        m_seen = now;
        m_editor->setPlainText(m_kind == Kind::Json ? jsonText(now) : now.toString());
    }
    bool refused = false;
    for (const TriggerProblem& each : m_draft->problemsAt(path()))
        refused = refused || !each.warning;
    m_frame->setRefused(refused);
}

void TemplateBox::setPreview(const ActionPreview& preview, const QString& eventTime)
{
    if (m_shown->toPlainText() != preview.body)
        m_shown->setPlainText(preview.body);
    m_title->setText(eventTime.isEmpty() ? tr("Preview with the newest event")
                                         : tr("Preview with the event of %1", "time").arg(eventTime));
    if (m_kind == Kind::Plain) {
        m_note->setText(tr("%1 of %2 characters").arg(format::number(preview.length), format::number(mostCharacters)));
        m_note->setInk(preview.length > mostCharacters ? Ink::Warn : Ink::Secondary);
        return;
    }
    const QString bytes = tr("%1 bytes", nullptr, format::plural(preview.length)).arg(format::number(preview.length));
    m_note->setText(preview.contentType.isEmpty() ? bytes : preview.contentType + u", "_s + bytes);
}

void TemplateBox::setPreviewFailure(const QString& text)
{
    m_shown->setPlainText(text);
    m_title->setText(tr("Preview"));
    m_note->setText({});
}

void TemplateBox::focusEditor(Qt::FocusReason reason)
{
    m_editor->setFocus(reason);
}

}  // namespace signalbox::ui
