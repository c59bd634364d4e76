#pragma once

#include <QWidget>

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Text;

/// The passphrase of the encrypted file of keys: typed twice where it is made, once where it is asked for.
class PassphraseFields : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseFields(QWidget* parent = nullptr);
    void ask(bool create, bool refused);  ///< empty again; refused: the one before did not fit
    bool isReady() const { return m_ready; }
    QString take();  ///< what was typed; the fields are empty afterwards
    QLineEdit* first() const { return m_first; }

    static QString title(bool create);

Q_SIGNALS:
    void changed();

private:
    void check();

    bool m_create = false, m_ready = false;
    QLineEdit* m_first;
    QLineEdit* m_second;
    Text* m_secondLabel;
    CheckLine* m_check;
};

}  // namespace signalbox::ui
