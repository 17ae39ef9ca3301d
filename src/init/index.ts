export {
  answersIn,
  DEV_VARS_FILE,
  ENV_FILE,
  PROJECT_FILES,
  type ProjectFiles,
  withAnswers,
} from './project-files.js';
export {
  type Answers,
  type InitQuestion,
  objectionTo,
  type Platform,
  QUESTIONS,
} from './questions.js';
