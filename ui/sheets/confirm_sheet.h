#pragma once

#include <functional>

#include "signalbox/commands.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// What will happen in numbers, what cannot be undone, type the name to go on. The preview comes later: until then the
/// sheet says that it counts, and the danger button stays off.
class ConfirmSheet : public Sheet {
    Q_OBJECT
public:
    ConfirmSheet(const QString& title, const QString& dangerText, QWidget* parent);

    void setIntroduction(const QString& text);
    QVBoxLayout* choices();  ///< above the table: radio buttons and the like
    void setCounting();
    void setPreview(const Preview& preview);  ///< table, warning, and the word to be typed
    void setFailed(const Error& error);       ///< counting failed: why; the button stays off
    void setDangerText(const QString& text);
    /// Rows are only exchanged for the same or better ones: the button is no danger, and no warning is given.
    void setReplacing();
    const std::optional<Preview>& preview() const { return m_preview; }

Q_SIGNALS:
    void confirmed();  ///< once; preview() is what was seen

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void renew();
    void clearNumbers();
    std::optional<Preview> m_preview;
    QString m_typed;  ///< before the field was there
    Text* m_intro;
    QVBoxLayout* m_choices = nullptr;
    QWidget* m_table = nullptr;
    QVBoxLayout* m_tableBox;
    QWidget* m_warning;
    Text* m_warningText;
    Text* m_duration;
    Text* m_ask;
    QLineEdit* m_field;
    CheckLine* m_check;
    QPushButton* m_danger;
};

}  // namespace signalbox::ui
