#pragma once

#include <QWidget>

class QPushButton;

namespace signalbox::ui {

class PassphraseFields;
class Text;

/// Where no keychain answers, keys are kept in an encrypted file: its passphrase is made here, or asked for.
class PassphraseForm : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseForm(QWidget* parent = nullptr);
    void ask(bool create);  ///< asked again after an answer: the passphrase did not fit

Q_SIGNALS:
    void accepted(const QString& passphrase);
    void cancelled();
    void skipped();  ///< open without the keys: the passphrase is lost, or not at hand

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void answer();

    bool m_answered = false;
    Text* m_title;
    Text* m_words;
    PassphraseFields* m_fields;
    QPushButton* m_skip;
    QPushButton* m_go;
};

}  // namespace signalbox::ui
